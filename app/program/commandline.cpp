// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/commandline.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

#include <array>

namespace pb {

namespace {

/// Words for a person, in the language installed.
class Words {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

QString name(const char *text)
{
    return QString::fromLatin1(text);
}

/// Collects the first mistake as a sentence.
class Values {
public:
    explicit Values(const QCommandLineParser &parser)
        : m_parser(parser)
    {
    }

    std::optional<int> number(const char *option, int from, int to)
    {
        const QString key = name(option);
        if (!m_parser.isSet(key))
            return {};
        bool isNumber = false;
        const int value = m_parser.value(key).toInt(&isNumber);
        if (isNumber && value >= from && value <= to)
            return value;
        complain(Words::tr("--%1 takes a whole number from %2 to %3, not \"%4\".")
                     .arg(key)
                     .arg(from)
                     .arg(to)
                     .arg(m_parser.value(key)));
        return {};
    }

    QString oneOf(const char *option, const QStringList &allowed, const QString &otherwise)
    {
        const QString key = name(option);
        if (!m_parser.isSet(key))
            return otherwise;
        if (!allowed.contains(m_parser.value(key))) {
            complain(Words::tr("--%1 takes one of %2, not \"%3\".")
                         .arg(key, allowed.join(QStringLiteral(", ")), m_parser.value(key)));
        }
        return m_parser.value(key);
    }

    void complain(const QString &sentence)
    {
        if (m_mistake.isEmpty())
            m_mistake = sentence;
    }

    const QString &mistake() const { return m_mistake; }

private:
    const QCommandLineParser &m_parser;
    QString m_mistake;
};

struct OptionRow {
    const char *name;
    const char *help;
    const char *value; ///< what stands for it in the help; null: a switch
};

constexpr std::array optionTable{
    OptionRow{"demo",
        QT_TRANSLATE_NOOP("CommandLine", "Run against the built-in simulator; nothing real is touched."),
        nullptr},
    OptionRow{"users", QT_TRANSLATE_NOOP("CommandLine", "Demo: number of users (default 40)."),
        QT_TRANSLATE_NOOP("CommandLine", "number")},
    OptionRow{"seed", QT_TRANSLATE_NOOP("CommandLine", "Demo: seed of the simulated company (default 1)."),
        QT_TRANSLATE_NOOP("CommandLine", "number")},
    OptionRow{"scenario",
        QT_TRANSLATE_NOOP("CommandLine", "Demo: \"day\", a lively working day (default), or \"still\"."),
        QT_TRANSLATE_NOOP("CommandLine", "name")},
    OptionRow{"headless",
        QT_TRANSLATE_NOOP(
            "CommandLine", "Run without a window; tell what happens as JSON lines on standard output."),
        nullptr},
    OptionRow{"engine",
        QT_TRANSLATE_NOOP("CommandLine",
            "Run without a window and without a display; windows attach to it. Says on standard output "
            "where."),
        nullptr},
    OptionRow{"attached",
        QT_TRANSLATE_NOOP("CommandLine",
            "With --engine: give everything back and end when there was no window for half a minute."),
        nullptr},
    OptionRow{"group",
        QT_TRANSLATE_NOOP("CommandLine",
            "With --engine as a service: the members of its group can attach windows, to watch only "
            "(\"viewer\") or to steer (\"operator\")."),
        QT_TRANSLATE_NOOP("CommandLine", "role")},
    OptionRow{"watch",
        QT_TRANSLATE_NOOP("CommandLine",
            "The window only watches: it shows everything and steers nothing. The log of the "
            "synchronisation goes to standard output."),
        nullptr},
    OptionRow{"table",
        QT_TRANSLATE_NOOP("CommandLine", "With --headless: a live table for people instead of JSON lines."),
        nullptr},
    OptionRow{"setup", QT_TRANSLATE_NOOP("CommandLine", "Open the set-up, also where there is a profile."),
        nullptr},
    OptionRow{"check",
        QT_TRANSLATE_NOOP("CommandLine",
            "Check the whole connection and end: 0 nothing that was tried fails, 1 something is missing, 2 "
            "it could not be checked."),
        nullptr},
    OptionRow{"format",
        QT_TRANSLATE_NOOP("CommandLine",
            "With --check: \"text\" (default), \"json\", or what a plugin of \"nagios\" or a local check of "
            "\"checkmk\" prints."),
        QT_TRANSLATE_NOOP("CommandLine", "name")},
    OptionRow{"json", QT_TRANSLATE_NOOP("CommandLine", "With --check: the same as --format json."), nullptr},
    OptionRow{"test-user",
        QT_TRANSLATE_NOOP(
            "CommandLine", "With --check: try writing, too, on this user (e-mail address), and put it back."),
        QT_TRANSLATE_NOOP("CommandLine", "address")},
    OptionRow{"transcript",
        QT_TRANSLATE_NOOP("CommandLine",
            "With --check: write to this file what went over the wire, for support: methods, paths, names of "
            "members, types and lengths, never a value."),
        QT_TRANSLATE_NOOP("CommandLine", "file")},
    OptionRow{"plan",
        QT_TRANSLATE_NOOP(
            "CommandLine", "With keys: say for whom a busy-lamp key is missing; change nothing."),
        nullptr},
    OptionRow{"apply",
        QT_TRANSLATE_NOOP(
            "CommandLine", "With keys: make the busy-lamp keys that the STARFACE account lacks."),
        nullptr},
    OptionRow{"undo",
        QT_TRANSLATE_NOOP("CommandLine", "With keys: remove the busy-lamp keys that were made here."),
        nullptr},
    OptionRow{"forget",
        QT_TRANSLATE_NOOP("CommandLine",
            "Remove everything that this program keeps for you (profiles, logs, journals, window settings, "
            "keychain entries) and end; asks first."),
        nullptr},
    OptionRow{"yes", QT_TRANSLATE_NOOP("CommandLine", "With --forget: do not ask."), nullptr},
    OptionRow{"system",
        QT_TRANSLATE_NOOP("CommandLine",
            "With service: the service of the computer, which runs without anybody being logged in; as "
            "root."),
        nullptr},
    OptionRow{"replace",
        QT_TRANSLATE_NOOP("CommandLine",
            "With service install --system: put this profile in the place of the one that the service has "
            "already."),
        nullptr},
    OptionRow{"observe",
        QT_TRANSLATE_NOOP("CommandLine", "Observe only: decide and show everything, write nothing."),
        nullptr},
    OptionRow{"metrics",
        QT_TRANSLATE_NOOP("CommandLine",
            "Tell the figures of the synchronisation to Prometheus: on this port of the own computer, or in "
            "this file, which has to end in .prom."),
        QT_TRANSLATE_NOOP("CommandLine", "port|file")},
    OptionRow{"profile", QT_TRANSLATE_NOOP("CommandLine", "Use this profile instead of the standard one."),
        QT_TRANSLATE_NOOP("CommandLine", "file")},
    OptionRow{"secrets-stdin",
        QT_TRANSLATE_NOOP("CommandLine", "Read the secrets from standard input as one JSON object."),
        nullptr},
    OptionRow{"period",
        QT_TRANSLATE_NOOP(
            "CommandLine", "Seconds between two polls, 1 to 60 (default: the profile's, else 10)."),
        QT_TRANSLATE_NOOP("CommandLine", "seconds")},
    OptionRow{"for", QT_TRANSLATE_NOOP("CommandLine", "End after so many seconds, giving everything back."),
        QT_TRANSLATE_NOOP("CommandLine", "seconds")},
    OptionRow{"language",
        QT_TRANSLATE_NOOP(
            "CommandLine", "Language of the program: \"en\" or \"de\" (default: the system's)."),
        QT_TRANSLATE_NOOP("CommandLine", "code")},
    OptionRow{"log-level",
        QT_TRANSLATE_NOOP(
            "CommandLine", "What is logged to standard error: debug, info, warning (default), error."),
        QT_TRANSLATE_NOOP("CommandLine", "level")},
};

void addOptions(QCommandLineParser &parser)
{
    for (const OptionRow &row : optionTable) {
        QCommandLineOption option(name(row.name), Words::tr(row.help));
        if (row.value)
            option.setValueName(Words::tr(row.value));
        parser.addOption(option);
    }
}

/// Nothing where these words are not understood.
std::optional<ServiceAction> serviceAction(const QStringList &words)
{
    if (words.isEmpty())
        return ServiceAction::None;
    static const QStringList actions{QStringLiteral("install"), QStringLiteral("remove"),
        QStringLiteral("status"), QStringLiteral("secrets")};
    const qsizetype at = words.size() == 2 ? actions.indexOf(words.at(1)) : -1;
    if (words.constFirst() != QLatin1String("service") || at < 0)
        return {};
    return static_cast<ServiceAction>(at + 1);
}

/// Nothing where it is not said, or said twice, what is to be done.
std::optional<KeysAction> keysAction(const QCommandLineParser &parser, const QStringList &words)
{
    constexpr std::array actions{std::pair{"plan", KeysAction::Plan}, std::pair{"apply", KeysAction::Apply},
        std::pair{"undo", KeysAction::Undo}};
    std::optional<KeysAction> found;
    for (const auto &[option, action] : actions) {
        if (!parser.isSet(name(option)))
            continue;
        if (found)
            return {};
        found = action;
    }
    return words.size() == 1 ? found : std::nullopt;
}

/// A port, or a file by its absolute path; empty: not asked for, or a mistake.
QString metricsPlace(const QCommandLineParser &parser, Values &values)
{
    const QString key = name("metrics");
    if (!parser.isSet(key))
        return {};
    const QString place = parser.value(key);
    bool isNumber = false;
    const int port = place.toInt(&isNumber);
    if (isNumber ? port >= 1 && port <= 65'535 : place.endsWith(QLatin1String(".prom")))
        return isNumber ? place : QFileInfo(place).absoluteFilePath();
    values.complain(
        Words::tr("--metrics takes a port from 1 to 65535 or a file that ends in .prom, not \"%1\".")
            .arg(place));
    return {};
}

} // namespace

ParsedCommandLine parseCommandLine(const QtOptions &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Words::tr("Keeps STARFACE phones and Microsoft Teams agreed on who may be disturbed.")
        + QLatin1String("\n\n")
        + Words::tr(
            "\"presence-bridge service install\", \"remove\" or \"status\" sets a profile up as a "
            "service, ends that, or tells how it is; \"service secrets\" gives its secrets to a pipe.")
        + QLatin1String("\n\n")
        + Words::tr(
            "\"presence-bridge why ADDRESS\" explains why the phone and Teams of that user are as they "
            "are.")
        + QLatin1String("\n\n")
        + Words::tr(
            "\"presence-bridge keys --plan\" says for whom the STARFACE account has no busy-lamp key, "
            "\"--apply\" makes these keys, \"--undo\" removes them again.")
        + QLatin1String("\n\n")
        + Words::tr("Qt's own options are passed on to it, such as -platform, -style, -stylesheet, -reverse, "
                    "-display, -geometry and -session."));
    // not Qt's own options, which bring one for the options of Qt along
    const QCommandLineOption help({name("h"), name("help")}, Words::tr("Show this help and end."));
    const QCommandLineOption version({name("v"), name("version")}, Words::tr("Show the version and end."));
    parser.addOptions({help, version});
    addOptions(parser);

    const bool isWhole = parser.parse(arguments.rest);
    CommandLine line;
    Values values(parser);
    line.language = values.oneOf("language", {QStringLiteral("en"), QStringLiteral("de")}, {});
    const auto mistake = [&line](const QString &sentence) {
        const QString advice = Words::tr("\"presence-bridge --help\" lists the options.");
        return ParsedCommandLine{line, 2, QString(sentence + QLatin1Char('\n') + advice + QLatin1Char('\n'))};
    };
    if (!isWhole)
        return mistake(parser.errorText());
    if (!arguments.incomplete.isEmpty())
        return mistake(Words::tr("%1 needs a value.").arg(arguments.incomplete));
    if (parser.isSet(help))
        return {line, 0, parser.helpText()};
    if (parser.isSet(version))
        return {line, 0, QStringLiteral("presence-bridge " PB_VERSION "\n")};
    const QStringList words = parser.positionalArguments();
    const bool asksWhy = !words.isEmpty() && words.constFirst() == QLatin1String("why");
    if (asksWhy && (words.size() != 2 || words.at(1).trimmed().isEmpty()))
        return mistake(Words::tr("\"why\" takes the address or the name of one user."));
    const bool isAboutKeys = !words.isEmpty() && words.constFirst() == QLatin1String("keys");
    const auto keys = keysAction(parser, words);
    if (isAboutKeys && !keys)
        return mistake(Words::tr("\"keys\" takes one of %1.").arg(QStringLiteral("--plan, --apply, --undo")));
    const auto service = asksWhy || isAboutKeys ? ServiceAction::None : serviceAction(words);
    if (!service && words.constFirst() == QLatin1String("service"))
        return mistake(Words::tr("\"service\" takes one of %1.")
                           .arg(QStringLiteral("install, remove, status, secrets")));
    if (!service)
        return mistake(Words::tr("\"%1\" is not understood.").arg(words.constFirst()));

    line.service = *service;
    if (isAboutKeys)
        line.keys = *keys;
    line.why = asksWhy ? words.at(1).trimmed() : QString();
    line.system = parser.isSet(name("system"));
    line.replace = parser.isSet(name("replace"));

    line.demo = parser.isSet(name("demo"));
    line.headless = parser.isSet(name("headless"));
    line.engine = parser.isSet(name("engine"));
    line.attached = parser.isSet(name("attached"));
    line.group = values.oneOf("group", {QStringLiteral("viewer"), QStringLiteral("operator")}, {});
    line.watch = parser.isSet(name("watch"));
    line.table = parser.isSet(name("table"));
    line.setup = parser.isSet(name("setup"));
    line.check = parser.isSet(name("check"));
    line.testUser = parser.value(name("test-user"));
    line.transcript = parser.value(name("transcript"));
    line.forget = parser.isSet(name("forget"));
    line.yes = parser.isSet(name("yes"));
    line.observe = parser.isSet(name("observe"));
    line.secretsFromStdin = parser.isSet(name("secrets-stdin"));
    line.profile = parser.value(name("profile"));
    line.demoUsers = values.number("users", 1, 100'000).value_or(line.demoUsers);
    line.demoSeed = values.number("seed", 0, 1'000'000'000).value_or(line.demoSeed);
    line.demoScenario =
        values.oneOf("scenario", {QStringLiteral("day"), QStringLiteral("still")}, line.demoScenario);
    line.logLevel = values.oneOf("log-level",
        {QStringLiteral("debug"), QStringLiteral("info"), QStringLiteral("warning"), QStringLiteral("error")},
        line.logLevel);
    static const QStringList formats{
        QStringLiteral("text"), QStringLiteral("json"), QStringLiteral("nagios"), QStringLiteral("checkmk")};
    const QString format = values.oneOf("format", formats, formats.at(parser.isSet(name("json")) ? 1 : 0));
    line.checkFormat = static_cast<CheckFormat>(qMax(qsizetype{0}, formats.indexOf(format)));
    line.metrics = metricsPlace(parser, values);
    if (const auto seconds = values.number("period", 1, 60))
        line.period = std::chrono::seconds{*seconds};
    if (const auto seconds = values.number("for", 1, 1'000'000))
        line.runFor = std::chrono::seconds{*seconds};

    for (const char *option : {"users", "seed", "scenario"}) {
        if (parser.isSet(name(option)) && !line.demo)
            values.complain(Words::tr("--%1 goes with --demo.").arg(name(option)));
    }
    if (line.demo && (!line.profile.isEmpty() || line.secretsFromStdin))
        values.complain(
            Words::tr("--demo brings its own profile and secrets: leave --profile and --secrets-stdin out."));
    if (line.engine && (line.headless || line.setup || line.check || line.forget || line.watch))
        values.complain(Words::tr(
            "--engine has no window: leave --headless, --setup, --check, --forget and --watch out."));
    if (line.attached && !line.engine)
        values.complain(Words::tr("--attached goes with --engine."));
    if (!line.group.isEmpty() && (!line.engine || line.attached))
        values.complain(Words::tr("--group goes with --engine, and not with --attached."));
    if (line.watch && (line.headless || line.setup || line.check || line.forget))
        values.complain(
            Words::tr("--watch goes with the window: leave --headless, --setup, --check and --forget out."));
    if (line.table && !line.headless)
        values.complain(Words::tr("--table goes with --headless."));
    if (line.setup && (line.headless || line.demo))
        values.complain(Words::tr(
            "--setup needs a window and has a simulator of its own: leave --headless and --demo out."));
    if (parser.isSet(name("json")) && line.checkFormat != CheckFormat::Json)
        values.complain(Words::tr("--json and --format say different things: leave one of them out."));
    if (!line.metrics.isEmpty() && (line.check || line.setup || line.forget))
        values.complain(
            Words::tr("--metrics goes with what synchronises: leave --check, --setup and --forget out."));
    for (const char *option : {"json", "format", "test-user", "transcript"}) {
        if (parser.isSet(name(option)) && !line.check)
            values.complain(Words::tr("--%1 goes with --check.").arg(name(option)));
    }
    if (line.check && (line.setup || line.demo || line.headless))
        values.complain(Words::tr("--check runs alone: leave --setup, --demo and --headless out."));
    const bool isService = line.service != ServiceAction::None;
#ifndef Q_OS_LINUX
    if (isService)
        values.complain(Words::tr("\"service\" needs systemd, which this system does not have."));
#endif
    if (line.system && !isService)
        values.complain(Words::tr("--%1 goes with \"service\".").arg(name("system")));
    if (line.replace && (line.service != ServiceAction::Install || !line.system))
        values.complain(Words::tr("--replace goes with \"service install --system\"."));
    if (isService && (line.setup || line.check || line.demo || line.headless || line.forget))
        values.complain(Words::tr(
            "\"service\" runs alone: leave --setup, --check, --demo, --headless and --forget out."));
    if (asksWhy
        && (line.setup || line.check || line.demo || line.headless || line.forget || line.engine
            || line.watch))
        values.complain(Words::tr("\"why\" goes with --profile and --language only."));
    for (const char *option : {"plan", "apply", "undo"}) {
        if (parser.isSet(name(option)) && !isAboutKeys)
            values.complain(Words::tr("--%1 goes with \"keys\".").arg(name(option)));
    }
    if (isAboutKeys
        && (line.setup || line.check || line.demo || line.headless || line.forget || line.engine
            || line.watch))
        values.complain(Words::tr("\"keys\" goes with --profile, --secrets-stdin and --language only."));
    if (line.yes && !line.forget)
        values.complain(Words::tr("--yes goes with --forget."));
    if (line.forget && (line.setup || line.check || line.demo || line.headless || !line.profile.isEmpty()))
        values.complain(
            Words::tr("--forget runs alone: leave --setup, --check, --demo, --headless and --profile out."));
    return values.mistake().isEmpty() ? ParsedCommandLine{line, {}, {}} : mistake(values.mistake());
}

} // namespace pb
