// SPDX-License-Identifier: GPL-3.0-or-later
#include "repository/sourcerules.h"

#include <QHash>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace pb::test {

namespace {

constexpr qsizetype longestFile = 600;

struct Allowed {
    QString path;
    QString reason;
};

/// Files that may be longer, and why.
const QList<Allowed> longFiles{
    {u"tests/unit/http/tst_httpclient.cpp"_s, u"one short test after another about one client"_s},
    {u"tests/unit/identity/tst_tokensources.cpp"_s, u"one short test after another about one class"_s},
};

/// Files that may wait in place, and why.
const QList<Allowed> waitingFiles{
    {u"app/core/background.cpp"_s, u"ends its threads after the event loop, before the application goes"_s},
    {u"app/demo/demosimulator.cpp"_s,
        u"ends its child in the destructor, when there is no event loop any more"_s},
    {u"app/secrets/secretsources.cpp"_s, u"reads standard input before the event loop runs"_s},
};

bool isAllowed(const QList<Allowed> &list, const QString &path)
{
    return std::any_of(list.begin(), list.end(), [&](const Allowed &row) { return row.path == path; });
}

/// What each module may include besides itself.
const QHash<QString, QStringList> &mayInclude()
{
    static const QHash<QString, QStringList> table{
        {u"core"_s, {}},
        {u"presence"_s, {}},
        {u"http"_s, {u"core"_s}},
        {u"secrets"_s, {u"core"_s}},
        {u"profile"_s, {u"core"_s, u"presence"_s}},
        {u"identity"_s, {u"core"_s, u"http"_s, u"secrets"_s, u"profile"_s}},
        {u"graph"_s, {u"core"_s, u"http"_s, u"presence"_s}},
        {u"starface"_s, {u"core"_s, u"http"_s, u"presence"_s}},
        {u"directory"_s, {u"graph"_s, u"starface"_s, u"presence"_s, u"profile"_s}},
        {u"sync"_s, {u"core"_s, u"directory"_s, u"graph"_s, u"starface"_s, u"presence"_s, u"profile"_s}},
        {u"history"_s, {u"core"_s, u"directory"_s, u"presence"_s, u"sync"_s}},
        {u"board"_s, {u"core"_s, u"presence"_s, u"sync"_s}},
        {u"rules"_s, {u"core"_s, u"presence"_s, u"profile"_s}},
        {u"health"_s, {u"core"_s, u"presence"_s, u"sync"_s}},
        {u"link"_s,
            {u"board"_s, u"core"_s, u"directory"_s, u"health"_s, u"history"_s, u"presence"_s, u"profile"_s,
                u"rules"_s, u"sync"_s}},
        {u"metrics"_s, {u"core"_s, u"health"_s, u"presence"_s, u"sync"_s}},
        {u"support"_s, {u"core"_s, u"health"_s, u"http"_s, u"presence"_s, u"profile"_s, u"sync"_s}},
        {u"setup"_s,
            {u"core"_s, u"http"_s, u"directory"_s, u"identity"_s, u"graph"_s, u"starface"_s, u"secrets"_s,
                u"profile"_s, u"presence"_s}},
        {u"words"_s,
            {u"board"_s, u"core"_s, u"history"_s, u"presence"_s, u"profile"_s, u"setup"_s, u"sync"_s}},
        {u"terminal"_s, {u"board"_s, u"core"_s, u"presence"_s, u"sync"_s, u"words"_s}},
        {u"ui"_s,
            {u"core"_s, u"words"_s, u"setup"_s, u"board"_s, u"health"_s, u"history"_s, u"rules"_s,
                u"support"_s, u"sync"_s, u"profile"_s, u"presence"_s}},
        // Parts of the main program beside the windows: the composition alone knows them.
        {u"headless"_s, {u"core"_s, u"presence"_s, u"sync"_s}},
        {u"service"_s, {u"core"_s, u"presence"_s, u"profile"_s, u"secrets"_s, u"sync"_s}},
        {u"demo"_s, {u"core"_s, u"profile"_s, u"secrets"_s}},
        {u"simulator"_s, {}},
    };
    return table;
}

/// "graph" of "app/graph/x.cpp", "ui" of everything in ui/; empty: outside, or the place that wires
/// everything.
QString moduleOf(const QString &path)
{
    const QStringList parts = path.split(u'/');
    if (parts.first() == u"ui")
        return u"ui"_s;
    return parts.first() == u"app" && parts.size() > 2 && parts[1] != u"program" ? parts[1] : QString();
}

/// Whether the file belongs to the windows' part of the program: nothing else in app/ knows a widget of ours.
bool mayKnowWindows(const QString &path)
{
    static const QRegularExpression windows(u"\\Aapp/program/(window\\w*|setupsession)\\.(cpp|h)\\z"_s);
    return path.startsWith(u"ui/") || windows.match(path).hasMatch();
}

bool isOurs(const QString &path)
{
    return path.startsWith(u"app/") || path.startsWith(u"ui/");
}

bool isCpp(const QString &path)
{
    return path.endsWith(u".cpp") || path.endsWith(u".h");
}

QStringList problem(const QString &path, const QString &sentence)
{
    return {path + u": "_s + sentence};
}

QStringList whereFound(
    const QString &path, const QString &text, const QRegularExpression &what, const QString &why)
{
    QStringList found;
    auto matches = what.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const qsizetype line = text.left(match.capturedStart()).count(u'\n') + 1;
        found << u"%1:%2: \"%3\": %4"_s.arg(path).arg(line).arg(match.captured().trimmed(), why);
    }
    return found;
}

/// What an include of `header` in a file of `module` does wrong, if anything.
QString includeFault(const QString &path, const QString &module, const QString &header)
{
    static const QRegularExpression qt(u"\\A(Q[A-Z]|Qt[A-Z]\\w*/)"_s);
    static const QRegularExpression notForUi(
        u"\\A(Qt(Network|NetworkAuth|Sql)/|Q(Network|Json|OAuth|Sql|Tcp|Ssl))"_s);
    const QString first = header.section(u'/', 0, 0);
    if (header.startsWith(u"..")
        || (!header.contains(u'/') && header.endsWith(u".h") && mayInclude().contains(module)
            && header != header.toLower()))
        return u"headers are named \"<module>/<header>.h\""_s;
    if (header.startsWith(u"qt6keychain/") && path != u"app/secrets/keychainsecretstore.cpp")
        return u"only keychainsecretstore.cpp knows the keychain library"_s;
    if ((module == u"presence" || module == u"simulator") && qt.match(header).hasMatch())
        return u"%1 uses no Qt"_s.arg(module);
    if (module == u"ui" && notForUi.match(header).hasMatch())
        return u"ui knows no HTTP, JSON, OAuth or database"_s;
    if (mayInclude().contains(first) && first != module && !mayInclude().value(module).contains(first))
        return u"%1 may not include %2"_s.arg(module, first);
    return {};
}

} // namespace

QString codeOnly(const QString &text)
{
    // In this order: what begins first ends first, whatever stands inside.
    static const QRegularExpression hidden(
        uR"re(R"(?<d>[^ ()\\\t\n]*)\([\s\S]*?\)\k<d>"|//[^\n]*|/\*[\s\S]*?\*/|"(?:[^"\\\n]|\\.)*"|(?<![0-9a-fA-F])'(?:[^'\\\n]|\\.)+')re"_s);
    QString code = text;
    auto matches = hidden.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        for (qsizetype i = match.capturedStart(); i < match.capturedEnd(); ++i) {
            if (code[i] != u'\n')
                code[i] = u' ';
        }
    }
    return code;
}

QStringList includeProblems(const QString &path, const QString &text)
{
    const QString module = moduleOf(path);
    if (!isCpp(path) || !isOurs(path))
        return {};
    if (!module.isEmpty() && !mayInclude().contains(module))
        return problem(path, u"the module \"%1\" is not in the table of who may include whom"_s.arg(module));
    static const QRegularExpression include(
        u"^[ \\t]*#[ \\t]*include[ \\t]*[\"<]([^\">]+)[\">]"_s, QRegularExpression::MultilineOption);
    QStringList problems;
    auto matches = include.globalMatch(text);
    while (matches.hasNext()) {
        const QString header = matches.next().captured(1);
        const QString fault = !mayKnowWindows(path) && header.startsWith(u"ui/")
            ? u"only the windows' part of the program knows ui/"_s
            : module.isEmpty() ? QString()
                               : includeFault(path, module, header);
        if (!fault.isEmpty())
            problems << problem(path, u"#include \"%1\": %2"_s.arg(header, fault));
    }
    return problems;
}

QStringList eventLoopProblems(const QString &path, const QString &text)
{
    static const QRegularExpression waiting(
        u"\\b(QEventLoop|processEvents|waitFor(Started|Finished|ReadyRead|"
        "BytesWritten|Connected|Disconnected|Encrypted|NewConnection|Done))\\b"_s);
    if (!isCpp(path) || !isOurs(path) || isAllowed(waitingFiles, path))
        return {};
    return whereFound(path, codeOnly(text), waiting, u"no nested event loop and no waiting in place"_s);
}

QStringList dateProblems(const QString &path, const QString &text)
{
    static const QRegularExpression date(u"\\b(from|set)(MSecs|Secs)SinceEpoch\\b"_s);
    if (!isCpp(path) || !isOurs(path) || path == u"app/core/isotime.cpp")
        return {};
    return whereFound(path, codeOnly(text), date, u"core::localTime() makes a date of a wall time"_s);
}

QStringList leftoverProblems(const QString &path, const QString &text)
{
    // Put together, so that this file does not hold the words itself.
    static const QRegularExpression note(u"\\b(TO"
                                         "DO|FIX"
                                         "ME|X"
                                         "XX|HA"
                                         "CK)\\b"_s);
    static const QRegularExpression output(u"\\b(qDebug\\s*\\(|std::(cout|cerr|clog)\\b|f?printf\\s*\\()"_s);
    QStringList problems =
        whereFound(path, text, note, u"is done or it is an issue, not a note in the code"_s);
    // The simulator and the main program print because printing is their interface.
    const QString module = moduleOf(path);
    if (isCpp(path) && !module.isEmpty() && module != u"simulator")
        problems << whereFound(path, codeOnly(text), output, u"modules do not print"_s);
    return problems;
}

QStringList logProblems(const QString &path, const QString &text)
{
    static const QRegularExpression translated(
        u"(\\bqC(Debug|Info|Warning|Critical)\\b|\\bdetail\\s*\\+?=[^=])[^;]*?"
        "\\b(tr|translate|sentence|failureLine|systemWords)\\s*\\("_s);
    if (!isCpp(path) || !isOurs(path))
        return {};
    return whereFound(path, codeOnly(text), translated, u"the log is English"_s);
}

QStringList shapeProblems(const QString &path, const QString &text)
{
    QStringList problems;
    const QStringList lines = text.split(u'\n');
    const QString licence = u"SPDX-License-Identifier: GPL-3.0-or-later"_s;
    const qsizetype at = lines.first().startsWith(u"#!") ? 1 : 0;
    if (!lines.value(at).endsWith(licence))
        problems << problem(path, u"line %1 is not the licence (%2)"_s.arg(at + 1).arg(licence));
    if (!isCpp(path))
        return problems;
    if (path.endsWith(u".h") && !lines.contains(u"#pragma once"_s))
        problems << problem(path, u"has no #pragma once"_s);
    if (lines.size() - 1 > longestFile && !isAllowed(longFiles, path))
        problems << problem(path, u"has %1 lines, more than %2"_s.arg(lines.size() - 1).arg(longestFile));
    return problems;
}

/// What a window points to is mostly its own: each class says that once, or what outlives it. A QPointer says
/// it by itself.
static QStringList windowReferenceProblems(const QString &path, const QString &text)
{
    static const QRegularExpression pointer(
        u"^[ \\t]+[^;()\\n]*\\*(> )?(const +)?m_\\w+(?=;| *=)"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression answered(u"outlive|\\b[Oo]wn(s|ed)\\b"_s);
    QStringList problems;
    QString above; // its lines, so that the numbers are right
    for (const QString &part : text.split(u"\n};"_s)) {
        if (!part.contains(answered))
            problems += whereFound(path, above + codeOnly(part), pointer,
                u"the class says that it owns its parts, or what outlives it"_s);
        above += QString(part.count(u'\n') + 1, u'\n');
    }
    return problems;
}

QStringList referenceProblems(const QString &path, const QString &text)
{
    static const QRegularExpression store(
        u"\\b\\w*SecretStore *[&*] *(const +)?m_\\w+"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression member(
        u"^[ \\t]+(const +)?[\\w:]+(?<!\\bClock) *&m_\\w+(?=;| *=)"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression pointer(
        u"^[ \\t]+(const +)?[\\w:]+ \\*m_\\w+(?=;| *=)"_s, QRegularExpression::MultilineOption);
    if (!isCpp(path) || !isOurs(path))
        return {};
    const QString code = codeOnly(text);
    QStringList problems = whereFound(path, code, store, u"a secret store is kept by a shared_ptr"_s);
    if (problems.isEmpty() && path.endsWith(u".h") && !text.contains(u"outlive"))
        problems = whereFound(path, code, member, u"the class says what outlives it"_s);
    static const QRegularExpression answered(u"outlive|owned"_s);
    if (problems.isEmpty() && path.startsWith(u"app/") && path.endsWith(u".h") && !text.contains(answered))
        problems = whereFound(path, code, pointer, u"the class says who owns it, or what outlives it"_s);
    if (problems.isEmpty() && path.startsWith(u"ui/") && path.endsWith(u".h"))
        problems = windowReferenceProblems(path, text);
    return problems;
}

QStringList cmakeProblems(const QString &path, const QString &text)
{
    static const QRegularExpression glob(u"\\b(file\\s*\\(\\s*GLOB(_RECURSE)?|aux_source_directory)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (!path.endsWith(u"CMakeLists.txt") && !path.endsWith(u".cmake"))
        return {};
    return whereFound(path, text, glob, u"source lists are explicit"_s);
}

} // namespace pb::test
