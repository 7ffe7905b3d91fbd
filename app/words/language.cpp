// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/language.h"

#include <QCoreApplication>
#include <QFile>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <algorithm>
#include <array>

namespace pb::ui {

namespace {

// Qt's own words that a person meets often: they are needed also where Qt's translations are not installed.
[[maybe_unused]] constexpr std::array buttonWords{QT_TRANSLATE_NOOP("QPlatformTheme", "OK"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Open"), QT_TRANSLATE_NOOP("QPlatformTheme", "Save"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Cancel"), QT_TRANSLATE_NOOP("QPlatformTheme", "Close"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Discard"), QT_TRANSLATE_NOOP("QPlatformTheme", "Apply"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Reset"), QT_TRANSLATE_NOOP("QPlatformTheme", "Retry"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Help"), QT_TRANSLATE_NOOP("QPlatformTheme", "&Yes"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "&No")};
[[maybe_unused]] constexpr std::array commandLineWords{QT_TRANSLATE_NOOP("QCommandLineParser", "Usage: %1"),
    QT_TRANSLATE_NOOP("QCommandLineParser", "[options]"), QT_TRANSLATE_NOOP("QCommandLineParser", "Options:"),
    QT_TRANSLATE_NOOP("QCommandLineParser", "Unknown option '%1'."),
    QT_TRANSLATE_NOOP("QCommandLineParser", "Unknown options: %1."),
    QT_TRANSLATE_NOOP("QCommandLineParser", "Missing value after '%1'."),
    QT_TRANSLATE_NOOP("QCommandLineParser", "Unexpected value after '%1'.")};

/// Where Qt's translations tell of failures of files, networks, databases and formats.
bool tellsOfFailures(QLatin1String context)
{
    static constexpr std::array beginnings{"QAbstractSocket", "QDnsLookup", "QDtls", "QFactoryLoader",
        "QFileDevice", "QHostInfo", "QHttp", "QIODevice", "QJsonParseError", "QLibrary", "QLocalServer",
        "QLocalSocket", "QNativeSocketEngine", "QNetwork", "QPluginLoader", "QProcess", "QRegularExpression",
        "QSQLite", "QSaveFile", "QSctpSocket", "QSharedMemory", "QSocks5", "QSsl", "QSystemSemaphore",
        "QTcpServer", "QTemporaryFile", "QUdpSocket", "QXmlStream"};
    return context == QLatin1String("QFile")
        || std::any_of(beginnings.begin(), beginnings.end(),
            [&](const char *beginning) { return context.startsWith(QLatin1String(beginning)); });
}

/// Qt's words, except those that end in the log, which is English; core::systemWords() has them for people.
class QtWords final : public QTranslator {
public:
    using QTranslator::QTranslator;
    QString translate(
        const char *context, const char *source, const char *disambiguation, int n) const override
    {
        return tellsOfFailures(QLatin1String(context))
            ? QString()
            : QTranslator::translate(context, source, disambiguation, n);
    }
};

} // namespace

QStringList languages()
{
    return {QStringLiteral("de"), QStringLiteral("en")};
}

QString chosenLanguage(const QString &wanted, const QStringList &systemLanguages)
{
    for (const QString &name : QStringList{wanted} + systemLanguages) {
        const QString code = name.left(2).toLower();
        if (languages().contains(code) && (name.size() == 2 || !name.at(2).isLetter()))
            return code;
    }
    return QStringLiteral("en");
}

QString qtWordsIn(const QString &folder, const QString &code)
{
    for (const QString &catalogue : {QStringLiteral("qtbase_"), QStringLiteral("qt_")}) {
        if (QFile::exists(folder + u'/' + catalogue + code + QStringLiteral(".qm")))
            return catalogue + code;
    }
    return {};
}

QString installLanguage(QCoreApplication &application, const QString &wanted)
{
    const QString ours = QStringLiteral("pb-translator");
    const auto old = application.findChildren<QTranslator *>(ours, Qt::FindDirectChildrenOnly);
    for (auto *translator : old)
        delete translator;

    const QString code = chosenLanguage(wanted, QLocale::system().uiLanguages());
    // the system's own formats where its language is the one shown
    const QLocale system = QLocale::system();
    QLocale::setDefault(QLocale(code).language() == system.language() ? system : QLocale(code));

    const auto install = [&](QTranslator *translator, const QString &name, const QString &folder) {
        translator->setObjectName(ours);
        if (translator->load(name, folder))
            application.installTranslator(translator);
        else
            delete translator;
    };
    const QString qts = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
    install(new QtWords(&application), qtWordsIn(qts, code), qts);
    install(
        new QTranslator(&application), QStringLiteral("presence-bridge_") + code, QStringLiteral(":/i18n"));
    return code;
}

} // namespace pb::ui
