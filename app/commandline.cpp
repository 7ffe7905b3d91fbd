// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline.h"

#include <QCommandLineParser>

#include <functional>

namespace pb {

namespace {

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
        complain(QStringLiteral("--%1 takes a whole number from %2 to %3, not \"%4\".")
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
            complain(QStringLiteral("--%1 takes one of %2, not \"%3\".")
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

void addOptions(QCommandLineParser &parser)
{
    const auto add = [&parser](const char *option, const char *help, const char *value = nullptr) {
        QCommandLineOption added(name(option), QString::fromUtf8(help));
        if (value)
            added.setValueName(name(value));
        parser.addOption(added);
    };
    add("demo", "Run against the built-in simulator; nothing real is touched.");
    add("users", "Demo: number of users (default 40).", "number");
    add("seed", "Demo: seed of the simulated company (default 1).", "number");
    add("scenario", "Demo: \"day\", a lively working day (default), or \"still\".", "name");
    add("headless", "Run without a window; tell what happens as JSON lines on standard output.");
    add("table", "With --headless: a live table for people instead of JSON lines.");
    add("observe", "Observe only: decide and show everything, write nothing.");
    add("profile", "Use this profile instead of the standard one.", "file");
    add("secrets-stdin", "Read the secrets from standard input as one JSON object.");
    add("period", "Seconds between two polls, 1 to 60 (default: the profile's, else 10).", "seconds");
    add("for", "End after so many seconds, giving everything back.", "seconds");
    add("language", "Language of the program: \"en\" or \"de\" (default: the system's).", "code");
    add("log-level", "What is logged to standard error: debug, info, warning (default), error.", "level");
}

} // namespace

ParsedCommandLine parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Keeps STARFACE phones and Microsoft Teams agreed on who may be disturbed."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    addOptions(parser);

    const auto mistake = [](const QString &sentence) {
        return ParsedCommandLine{
            {}, 2, sentence + QStringLiteral("\n\"presence-bridge --help\" lists the options.\n")};
    };
    if (!parser.parse(arguments))
        return mistake(parser.errorText() + QLatin1Char('.'));
    if (parser.isSet(help))
        return {{}, 0, parser.helpText()};
    if (parser.isSet(version))
        return {{}, 0, QStringLiteral("presence-bridge " PB_VERSION "\n")};
    if (!parser.positionalArguments().isEmpty())
        return mistake(
            QStringLiteral("\"%1\" is not understood.").arg(parser.positionalArguments().constFirst()));

    CommandLine line;
    Values values(parser);
    line.demo = parser.isSet(name("demo"));
    line.headless = parser.isSet(name("headless"));
    line.table = parser.isSet(name("table"));
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
    line.language = values.oneOf("language", {QStringLiteral("en"), QStringLiteral("de")}, {});
    if (const auto seconds = values.number("period", 1, 60))
        line.period = std::chrono::seconds{*seconds};
    if (const auto seconds = values.number("for", 1, 1'000'000))
        line.runFor = std::chrono::seconds{*seconds};

    for (const char *option : {"users", "seed", "scenario"}) {
        if (parser.isSet(name(option)) && !line.demo)
            values.complain(QStringLiteral("--%1 goes with --demo.").arg(name(option)));
    }
    if (line.demo && (!line.profile.isEmpty() || line.secretsFromStdin))
        values.complain(QStringLiteral(
            "--demo brings its own profile and secrets: leave --profile and --secrets-stdin out."));
    if (line.table && !line.headless)
        values.complain(QStringLiteral("--table goes with --headless."));
    return values.mistake().isEmpty() ? ParsedCommandLine{line, {}, {}} : mistake(values.mistake());
}

} // namespace pb
