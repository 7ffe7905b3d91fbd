// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/inputrepair.h"

#include <QTest>

using namespace pb::setup;

namespace {

const QString guid = QStringLiteral("0c6e4f1a-58b3-4d27-8e90-a2b7c5d8e9f0");
const QString otherGuid = QStringLiteral("7d9b2f5e-31c4-4a86-9c57-1f0e8d2b6a43");
const QString nothing = QStringLiteral("");

QString utf8(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

Q_DECLARE_METATYPE(pb::setup::Repair)
Q_DECLARE_METATYPE(std::optional<pb::setup::Fault>)

class TestInputRepair final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tenants_data();
    void tenants();
    void clientIds_data();
    void addressesHoldIds();
    void clientIds();
    void clientSecrets_data();
    void clientSecrets();
    void passwords_data();
    void passwords();
    void serviceUrls_data();
    void serviceUrls();
    void callbackUrls_data();
    void callbackUrls();
    void emails_data();
    void emails();
    void logins_data();
    void logins();
    void proxies_data();
    void proxies();
    void aRepairedTextNeedsNoRepair_data();
    void aRepairedTextNeedsNoRepair();

private:
    static void columns();
    static void check(const Repaired &repaired);
};

using Repairs = QList<Repair>;

void TestInputRepair::columns()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Repairs>("repairs");
    QTest::addColumn<std::optional<Fault>>("fault");
}

void TestInputRepair::check(const Repaired &repaired)
{
    QFETCH(QString, text);
    QFETCH(Repairs, repairs);
    QFETCH(std::optional<Fault>, fault);
    QCOMPARE(repaired.text, text);
    QCOMPARE(repaired.repairs, repairs);
    QVERIFY2(repaired.fault == fault,
        qPrintable(QString::number(repaired.fault ? static_cast<int>(*repaired.fault) : -1)));
}

namespace {

void row(const char *name, const QString &pasted, const QString &text, const Repairs &repairs,
    std::optional<Fault> fault = {})
{
    QTest::addRow("%s", name) << pasted << text << repairs << fault;
}

} // namespace

void TestInputRepair::tenants_data()
{
    columns();
    row("an id as it is", guid, guid, {});
    row("a domain as it is", utf8("contoso.onmicrosoft.com"), utf8("contoso.onmicrosoft.com"), {});
    row("blanks around", u' ' + guid + utf8("\t "), guid, {Repair::Blanks});
    row("a line break behind", guid + utf8("\r\n"), guid, {Repair::LineBreaks});
    row("a line break in the middle", guid.left(9) + u'\n' + guid.mid(9), guid, {Repair::LineBreaks});
    row("a zero-width blank", guid.left(8) + QChar(0x200B) + guid.mid(8), guid,
        {Repair::InvisibleCharacters});
    row("a byte order mark", QChar(0xFEFF) + guid, guid, {Repair::InvisibleCharacters});
    row("a non-breaking blank", QChar(0x00A0) + guid, guid, {Repair::Blanks, Repair::InvisibleCharacters});
    row("braces", u'{' + guid + u'}', guid, {Repair::Braces});
    row("quotes", u'"' + guid + u'"', guid, {Repair::Quotes});
    row("typographic quotes", QChar(0x201E) + guid + QChar(0x201C), guid, {Repair::Quotes});
    row("quotes and braces with blanks", utf8(" \"{ ") + guid + utf8(" }\" "), guid,
        {Repair::Blanks, Repair::Braces, Repair::Quotes});
    row("capitals", guid.toUpper(), guid, {Repair::LetterCase});
    row("a domain in capitals", utf8("Contoso.com"), utf8("contoso.com"), {Repair::LetterCase});
    row("an address of the sign-in",
        utf8("https://login.microsoftonline.com/") + guid + utf8("/oauth2/v2.0/authorize?client_id=")
            + otherGuid,
        guid, {Repair::TakenFromUrl});
    row("an address of the sign-in with a domain", utf8("https://login.microsoftonline.com/contoso.com/v2.0"),
        utf8("contoso.com"), {Repair::TakenFromUrl});
    row("an address of the sign-in without a scheme", utf8("login.microsoftonline.us/") + guid, guid,
        {Repair::TakenFromUrl});
    row("the older issuer", utf8("https://sts.windows.net/") + guid + u'/', guid, {Repair::TakenFromUrl});
    row("a portal's address with the directory id",
        utf8("https://entra.microsoft.com/#view/Blade/appId/") + otherGuid + utf8("/directoryId/") + guid,
        guid, {Repair::TakenFromUrl});
    row("a portal's address with the domain", utf8("https://portal.azure.com/#@contoso.com/resource"),
        utf8("contoso.com"), {Repair::TakenFromUrl});
    row("the application's overview",
        utf8("https://portal.azure.com/#view/Blade/~/Overview/appId/") + otherGuid + utf8("/objectId/")
            + guid,
        utf8("https://portal.azure.com/#view/Blade/~/Overview/appId/") + otherGuid + utf8("/objectId/")
            + guid,
        {}, Fault::ClientInsteadOfTenant);
    row("the application's id", otherGuid.toUpper(), otherGuid, {Repair::LetterCase}, Fault::SameId);
    row("an account of the tenant", utf8("admin@contoso.com"), utf8("contoso.com"), {Repair::MailPrefix});
    row("nothing", nothing, nothing, {}, Fault::Empty);
    row("only blanks", utf8("  "), nothing, {Repair::Blanks}, Fault::Empty);
    row("common", utf8("common"), utf8("common"), {}, Fault::NoCertainTenant);
    row("organizations in an address", utf8("https://login.microsoftonline.com/organizations/oauth2"),
        utf8("organizations"), {Repair::TakenFromUrl}, Fault::NoCertainTenant);
    row("half an id", guid.left(20), guid.left(20), {}, Fault::NotATenant);
    row("a word", utf8("Contoso"), utf8("Contoso"), {}, Fault::NotATenant);
    row("a client secret", utf8("AbC8Q~1234567890abcdefghijklmnopqrstuvwx"),
        utf8("AbC8Q~1234567890abcdefghijklmnopqrstuvwx"), {}, Fault::LooksLikeSecret);
    row("a thumbprint", utf8("0123456789ABCDEF0123456789ABCDEF01234567"),
        utf8("0123456789ABCDEF0123456789ABCDEF01234567"), {}, Fault::LooksLikeThumbprint);
}

void TestInputRepair::tenants()
{
    QFETCH(QString, pasted);
    check(repairTenant(pasted, otherGuid));
}

void TestInputRepair::addressesHoldIds()
{
    const QString overview = utf8("https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/"
                                  "ApplicationMenuBlade/~/Overview/appId/")
        + otherGuid;
    QCOMPARE(idsInAddress(overview).client, otherGuid);
    QCOMPARE(idsInAddress(overview).tenant, nothing);
    const AddressIds both = idsInAddress(utf8("https://login.microsoftonline.com/") + guid.toUpper()
        + utf8("/oauth2/v2.0/authorize?client_id=") + otherGuid);
    QCOMPARE(both.tenant, guid);
    QCOMPARE(both.client, otherGuid);
    QCOMPARE(idsInAddress(guid).tenant, nothing); // no address
    const Repaired refused = repairTenant(overview, nothing);
    QVERIFY(refused.fault == Fault::ClientInsteadOfTenant);
    QVERIFY(refused.isRefused());
    QVERIFY(!repairTenant(guid.left(20), nothing).isRefused()); // may become one
}

void TestInputRepair::clientIds_data()
{
    columns();
    row("an id as it is", guid, guid, {});
    row("braces and capitals", u'{' + guid.toUpper() + u'}', guid, {Repair::Braces, Repair::LetterCase});
    row("api://", utf8("api://") + guid, guid, {Repair::ApiPrefix});
    row("api:// with a scope", utf8("api://") + guid + utf8("/access_as_user"), guid, {Repair::ApiPrefix});
    row("a portal's address",
        utf8("https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/"
             "appId/")
            + guid + utf8("/isMSAApp~/false"),
        guid, {Repair::TakenFromUrl});
    row("a portal's address with another id in it",
        utf8("https://portal.azure.com/#view/Blade/objectId/") + otherGuid + utf8("/appId/") + guid, guid,
        {Repair::TakenFromUrl});
    row("a portal's address, encoded", utf8("https://portal.azure.com/#blade/x/appId%2F") + guid, guid,
        {Repair::TakenFromUrl});
    row("an address of the sign-in",
        utf8("https://login.microsoftonline.com/") + otherGuid + utf8("/oauth2/v2.0/authorize?client_id=")
            + guid + utf8("&scope=x"),
        guid, {Repair::TakenFromUrl});
    row("an address without any id", utf8("https://entra.microsoft.com/"),
        utf8("https://entra.microsoft.com/"), {}, Fault::NotAGuid);
    row("an address with two ids and no word for either",
        utf8("https://example.com/") + guid + u'/' + otherGuid,
        utf8("https://example.com/") + guid + u'/' + otherGuid, {}, Fault::NotAGuid);
    row("the tenant's id once more", otherGuid.toUpper(), otherGuid, {Repair::LetterCase}, Fault::SameId);
    row("a client secret", utf8("AbC8Q~1234567890abcdefghijklmnopqrstuvwx"),
        utf8("AbC8Q~1234567890abcdefghijklmnopqrstuvwx"), {}, Fault::LooksLikeSecret);
    row("half an id", guid.left(12), guid.left(12), {}, Fault::NotAGuid);
    row("nothing", nothing, nothing, {}, Fault::Empty);
}

void TestInputRepair::clientIds()
{
    QFETCH(QString, pasted);
    check(repairClientId(pasted, u'{' + otherGuid + u'}'));
}

void TestInputRepair::clientSecrets_data()
{
    columns();
    const QString secret = utf8("AbC8Q~12+34%5&67=89\"0'{x}");
    row("a value as it is", secret, secret, {});
    row("blanks and a line break around", u' ' + secret + utf8(" \n"), secret,
        {Repair::Blanks, Repair::LineBreaks});
    row("a line break within", secret.left(5) + utf8("\r\n") + secret.mid(5), secret, {Repair::LineBreaks});
    row("quotes around", u'"' + secret + u'"', secret, {Repair::Quotes});
    row("an invisible blank", secret + QChar(0x200B), secret, {Repair::InvisibleCharacters});
    row("the secret's id instead of its value", guid, guid, {}, Fault::SecretIdInsteadOfValue);
    row("the secret's id in braces and capitals", u'{' + guid.toUpper() + u'}', u'{' + guid.toUpper() + u'}',
        {}, Fault::SecretIdInsteadOfValue);
    row("a certificate's thumbprint", utf8("0123456789abcdef0123456789abcdef01234567"),
        utf8("0123456789abcdef0123456789abcdef01234567"), {}, Fault::LooksLikeThumbprint);
    row("two words", utf8("not secret"), utf8("not secret"), {}, Fault::BlankInSecret);
    row("a control character", utf8("AbC8Q~12\x07+34"), utf8("AbC8Q~12\x07+34"), {}, Fault::ControlCharacter);
    row("nothing", nothing, nothing, {}, Fault::Empty);
}

void TestInputRepair::clientSecrets()
{
    QFETCH(QString, pasted);
    check(repairClientSecret(pasted));
}

void TestInputRepair::passwords_data()
{
    columns();
    row("a password as it is", utf8("Gr\u00fc\u00df \"Gott\" "), utf8("Gr\u00fc\u00df \"Gott\" "), {});
    row("line ends and a byte order mark around", QChar(0xFEFF) + utf8(" p w \r\n"), utf8(" p w "),
        {Repair::InvisibleCharacters});
    row("a line end within", utf8("a\nb"), utf8("a\nb"), {}, Fault::ControlCharacter);
    row("a control character", utf8("a\x1bz"), utf8("a\x1bz"), {}, Fault::ControlCharacter);
    row("nothing but a line end", utf8("\n"), nothing, {Repair::InvisibleCharacters}, Fault::Empty);
}

void TestInputRepair::passwords()
{
    QFETCH(QString, pasted);
    check(repairPassword(pasted));
}

void TestInputRepair::serviceUrls_data()
{
    columns();
    row("an address as it is", utf8("https://pbx.example.com"), utf8("https://pbx.example.com"), {});
    row("a port", utf8("https://pbx.example.com:8443"), utf8("https://pbx.example.com:8443"), {});
    row("no scheme", utf8("pbx.example.com"), utf8("https://pbx.example.com"), {Repair::SchemeAdded});
    row("no scheme and a port", utf8("pbx.example.com:8443"), utf8("https://pbx.example.com:8443"),
        {Repair::SchemeAdded});
    row("an IP address", utf8("192.0.2.10"), utf8("https://192.0.2.10"), {Repair::SchemeAdded});
    row("a path", utf8("https://pbx.example.com/starface/login?x=1#y"), utf8("https://pbx.example.com"),
        {Repair::PathRemoved});
    row("a slash at the end", utf8("https://pbx.example.com/"), utf8("https://pbx.example.com"), {});
    row("capitals", utf8("HTTPS://PBX.example.com"), utf8("https://pbx.example.com"), {});
    row("one slash too few", utf8("https:/pbx.example.com"), utf8("https://pbx.example.com"),
        {Repair::SchemeAdded});
    row("backslashes", utf8("https:\\\\pbx.example.com"), utf8("https://pbx.example.com"), {});
    row("blanks within", utf8(" https:// pbx.example.com "), utf8("https://pbx.example.com"),
        {Repair::Blanks});
    row("a password in it", utf8("https://admin:hush@pbx.example.com"), utf8("https://pbx.example.com"),
        {Repair::UserInfoRemoved});
    row("http to this computer", utf8("http://127.0.0.1:8080"), utf8("http://127.0.0.1:8080"), {});
    row("http to localhost", utf8("http://localhost:8080"), utf8("http://localhost:8080"), {});
    row("http to this computer over IPv6", utf8("http://[::1]:8080"), utf8("http://[::1]:8080"), {});
    row("http to another computer", utf8("http://pbx.example.com"), utf8("http://pbx.example.com"), {},
        Fault::HttpNotLocal);
    row("http to a name that only begins like this computer", utf8("http://127.0.0.1.example.com"),
        utf8("http://127.0.0.1.example.com"), {}, Fault::HttpNotLocal);
    row("another scheme", utf8("ftp://pbx.example.com"), utf8("ftp://pbx.example.com"), {},
        Fault::NotAnAddress);
    row("no host", utf8("https://"), utf8("https://"), {}, Fault::NotAnAddress);
    row("port 0", utf8("https://pbx.example.com:0"), utf8("https://pbx.example.com:0"), {},
        Fault::NotAnAddress);
    row("nothing", nothing, nothing, {}, Fault::Empty);
}

void TestInputRepair::serviceUrls()
{
    QFETCH(QString, pasted);
    check(repairServiceUrl(pasted));
}

void TestInputRepair::callbackUrls_data()
{
    columns();
    row("an address with a path", utf8("https://bridge.example.com/callback"),
        utf8("https://bridge.example.com/callback"), {});
    row("no scheme", utf8("bridge.example.com/callback"), utf8("https://bridge.example.com/callback"),
        {Repair::SchemeAdded});
    row("a query", utf8("https://bridge.example.com/callback?code=1"),
        utf8("https://bridge.example.com/callback"), {Repair::PathRemoved});
    row("nothing", nothing, nothing, {});
    row("http", utf8("http://bridge.example.com/callback"), utf8("http://bridge.example.com/callback"), {},
        Fault::NotHttps);
    row("http to this computer", utf8("http://localhost/callback"), utf8("http://localhost/callback"), {},
        Fault::NotHttps);
}

void TestInputRepair::callbackUrls()
{
    QFETCH(QString, pasted);
    check(repairCallbackUrl(pasted));
}

void TestInputRepair::emails_data()
{
    columns();
    row("an address as it is", utf8("ada@example.com"), utf8("ada@example.com"), {});
    row("blanks", utf8(" ada@example.com "), utf8("ada@example.com"), {Repair::Blanks});
    row("a name before it", utf8("Ada Lovelace <ada@example.com>"), utf8("ada@example.com"),
        {Repair::MailPrefix});
    row("mailto", utf8("mailto:ada@example.com?subject=x"), utf8("ada@example.com"), {Repair::MailPrefix});
    row("nobody", nothing, nothing, {});
    row("a word", utf8("ada"), utf8("ada"), {}, Fault::NotAnEmail);
    row("two addresses", utf8("ada@example.com;bob@example.com"), utf8("ada@example.com;bob@example.com"), {},
        Fault::NotAnEmail);
}

void TestInputRepair::emails()
{
    QFETCH(QString, pasted);
    check(repairEmail(pasted));
}

void TestInputRepair::logins_data()
{
    columns();
    row("a number", utf8("0001"), utf8("0001"), {});
    row("a domain's account", utf8(" FIRMA\\müller\n"), utf8("FIRMA\\müller"),
        {Repair::Blanks, Repair::LineBreaks});
    row("a colon", utf8("0001:x"), utf8("0001:x"), {}, Fault::ColonInLogin);
    row("nothing", nothing, nothing, {}, Fault::Empty);
}

void TestInputRepair::logins()
{
    QFETCH(QString, pasted);
    Repaired repaired = repairLogin(pasted);
    repaired.repairs.removeAll(Repair::Blanks);
    QFETCH(QString, text);
    QCOMPARE(repaired.text, text);
    QFETCH(std::optional<Fault>, fault);
    QVERIFY(repaired.fault == fault);
}

void TestInputRepair::proxies_data()
{
    columns();
    QTest::addColumn<int>("port");
    const auto proxy = [](const char *name, const char *pasted, const char *text, const Repairs &repairs,
                           int port, std::optional<Fault> fault = {}) {
        QTest::addRow("%s", name) << utf8(pasted) << utf8(text) << repairs << fault << port;
    };
    proxy("a name as it is", "proxy.example.com", "proxy.example.com", {}, 0);
    proxy("a port behind it", "proxy.example.com:8080", "proxy.example.com", {Repair::PortTaken}, 8080);
    proxy("a scheme", "http://proxy.example.com:8080/", "proxy.example.com",
        {Repair::PathRemoved, Repair::SchemeRemoved, Repair::PortTaken}, 8080);
    proxy("a password in it", "http://me:hush@proxy.example.com", "proxy.example.com",
        {Repair::UserInfoRemoved, Repair::SchemeRemoved}, 0);
    proxy("an IPv6 address with a port", "[2001:db8::1]:3128", "[2001:db8::1]", {Repair::PortTaken}, 3128);
    proxy("an IPv6 address", "2001:db8::1", "2001:db8::1", {}, 0);
    proxy("a port that there is not", "proxy:70000", "proxy:70000", {}, 0, Fault::NotAPort);
    proxy("no name", "pro xy!", "proxy!", {Repair::Blanks}, 0, Fault::NotAHost);
    proxy("nothing", "", "", {}, 0, Fault::Empty);
}

void TestInputRepair::proxies()
{
    QFETCH(QString, pasted);
    QFETCH(int, port);
    const RepairedHost host = repairProxyHost(pasted);
    check(host);
    QCOMPARE(int(host.port.value_or(0)), port);
}

void TestInputRepair::aRepairedTextNeedsNoRepair_data()
{
    tenants_data();
}

void TestInputRepair::aRepairedTextNeedsNoRepair()
{
    QFETCH(QString, pasted);
    const Repaired once = repairTenant(pasted, otherGuid);
    const Repaired twice = repairTenant(once.text, otherGuid);
    QCOMPARE(twice.text, once.text);
    QVERIFY(twice.repairs.isEmpty());
    QVERIFY(twice.fault == once.fault);
}

QTEST_APPLESS_MAIN(TestInputRepair)
#include "tst_inputrepair.moc"
