// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/signinflow.h"

#include "http/exchange.h"
#include "http/transport.h"
#include "identity/identitycodes.h"
#include "identity/tokenrequest.h"

#include <QAbstractOAuthReplyHandler>
#include <QCryptographicHash>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QOAuth2AuthorizationCodeFlow>
#include <QUrlQuery>

namespace pb::identity {

using core::failure;
using core::Secret;

namespace {

using Parameters = QMultiMap<QString, QVariant>;

/// What Qt's flow is given in place of `state` and code: it writes the address of the authorization with its
/// `state` into the debug log. We send, compare and redeem the true ones.
constexpr char placeholder[] = "held-by-the-caller";

/// Hands to Qt's flow what the listener received. The answer of the token endpoint is read by an Exchange,
/// with its limits, because Qt's own handlers and flow give no sign of a failed one.
class ReplyHandler final : public QAbstractOAuthReplyHandler {
    Q_OBJECT
public:
    ReplyHandler(QUrl callback, QObject *parent)
        : QAbstractOAuthReplyHandler(parent)
        , m_callback(std::move(callback))
    {
    }

    QString callback() const override { return m_callback.toString(QUrl::FullyEncoded); }
    void networkReplyFinished(QNetworkReply *) override { }

    void codeArrived()
    {
        Q_EMIT callbackReceived({{QStringLiteral("code"), QLatin1String(placeholder)},
            {QStringLiteral("state"), QLatin1String(placeholder)}});
    }

private:
    const QUrl m_callback;
};

/// Qt puts values as they are into a query or a form, or encodes them once too often: so each comes encoded,
/// with nothing left that could be read as something else, and in place of Qt's own.
void put(Parameters &parameters, const char *name, const Secret &value)
{
    const QString key = QLatin1String(name);
    parameters.remove(key); // replace() leaves further ones of the same name
    parameters.insert(key, QString::fromLatin1(value.reveal().toPercentEncoding()));
}

QByteArray challengeOf(const Secret &verifier)
{
    return QCryptographicHash::hash(verifier.reveal(), QCryptographicHash::Sha256)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace

class SignInFlow::Private {
public:
    Private(SignInFlow &owner, Settings flowSettings, core::Clock &flowClock);
    ~Private() { delete manager; } // first of all: its replies report to the handler of the flow

    void start();
    BrowserPage judge(const RedirectParameters &parameters);

    SignInFlow &q;
    const Settings settings;
    core::Clock &clock;
    const Secret state = makeState();
    const Secret verifier = makeState(); // 43 characters of the alphabet that PKCE allows
    Secret code;
    LoopbackListener listener;
    QNetworkAccessManager *manager;
    QOAuth2AuthorizationCodeFlow flow;

private:
    void prepareFlow();
    void complete(QAbstractOAuth::Stage stage, Parameters &parameters) const;
    QString scope() const;
    void wantBrowser(QUrl url);
    void requestToken();
    core::Result<TokenResponse> decode(const core::Result<http::Response> &response) const;
};

SignInFlow::Private::Private(SignInFlow &owner, Settings flowSettings, core::Clock &flowClock)
    : q(owner)
    , settings(std::move(flowSettings))
    , clock(flowClock)
    , listener(
          settings.loopback, state, [this](const RedirectParameters &p) { return judge(p); }, clock, nullptr)
    , manager(http::makeNetworkAccessManager(settings.network, nullptr))
    , flow(settings.clientId, settings.endpoints.authorizeUrl(settings.tenant),
          settings.endpoints.tokenUrl(settings.tenant), manager)
{
}

void SignInFlow::Private::start()
{
    QObject::connect(&listener, &LoopbackListener::expired, &q,
        [this](const core::Error &error) { q.finish(failure(error)); });
    QObject::connect(&listener, &LoopbackListener::browserRefused, &q, &SignInFlow::browserRefused);
    const core::Done opened = listener.open();
    if (!opened) {
        q.finish(failure(opened.error()));
        return;
    }
    prepareFlow();
    QMetaObject::invokeMethod(
        &q, [this] { flow.grant(); }, Qt::QueuedConnection);
}

void SignInFlow::Private::prepareFlow()
{
    flow.setReplyHandler(new ReplyHandler(listener.callback(), &flow));
    flow.setState(QLatin1String(placeholder));
    flow.setModifyParametersFunction(
        [this](QAbstractOAuth::Stage stage, Parameters *parameters) { complete(stage, *parameters); });
    QObject::connect(
        &flow, &QAbstractOAuth::authorizeWithBrowser, &q, [this](QUrl url) { wantBrowser(std::move(url)); });
}

void SignInFlow::Private::complete(QAbstractOAuth::Stage stage, Parameters &parameters) const
{
    put(parameters, "client_id", Secret(settings.clientId));
    put(parameters, "redirect_uri", Secret(listener.callback().toString(QUrl::FullyEncoded)));
    if (stage == QAbstractOAuth::Stage::RequestingAuthorization) {
        put(parameters, "scope", Secret(scope()));
        put(parameters, "code_challenge", Secret(challengeOf(verifier)));
        put(parameters, "code_challenge_method", Secret(QByteArray("S256")));
        // whoever sets this up often has an account of their own in the browser, and not the right one
        put(parameters, "prompt", Secret(QByteArray("select_account")));
    } else if (stage == QAbstractOAuth::Stage::RequestingAccessToken) {
        put(parameters, "code", code);
        put(parameters, "code_verifier", verifier);
        if (settings.clientSecret.isEmpty())
            parameters.remove(QStringLiteral("client_secret")); // Entra refuses even an empty one (700025)
        else
            put(parameters, "client_secret", settings.clientSecret);
    }
}

QString SignInFlow::Private::scope() const
{
    QStringList scopes;
    for (const QString &permission : settings.permissions)
        scopes << settings.endpoints.scope(permission);
    scopes << QStringLiteral("offline_access");
    return scopes.join(u' ');
}

void SignInFlow::Private::wantBrowser(QUrl url)
{
    QUrlQuery query(url);
    query.removeAllQueryItems(QStringLiteral("state"));
    query.addQueryItem(QStringLiteral("state"), state.revealText()); // base64url: nothing to encode
    url.setQuery(query);
    // not from within Qt's flow: whoever is told may delete this
    QMetaObject::invokeMethod(
        &q, [this, url] { Q_EMIT q.browserWanted(url); }, Qt::QueuedConnection);
}

BrowserPage SignInFlow::Private::judge(const RedirectParameters &parameters)
{
    if (const auto error = redirectError(parameters)) {
        q.finish(failure(*error));
        return BrowserPage::Failure;
    }
    code = Secret(parameters.value(QStringLiteral("code")));
    if (code.isEmpty()) {
        q.finish(failure(
            core::ErrorKind::Protocol, QStringLiteral("the redirect brings neither a code nor an error")));
        return BrowserPage::Failure;
    }
    // from the event loop: the page goes first, and whoever is told may delete this
    QMetaObject::invokeMethod(
        &q, [this] { requestToken(); }, Qt::QueuedConnection);
    return BrowserPage::Success;
}

void SignInFlow::Private::requestToken()
{
    static_cast<ReplyHandler *>(flow.replyHandler())->codeArrived();
    auto *reply = manager->findChild<QNetworkReply *>(QString(), Qt::FindDirectChildrenOnly);
    if (!reply) { // Qt's flow only logs what it does not like
        q.finish(failure(core::ErrorKind::Internal, QStringLiteral("the token was not asked for")));
        return;
    }
    http::Request request;
    request.url = settings.endpoints.tokenUrl(settings.tenant);
    request.body = "form"; // for Exchange: there is one
    request.largestAnswer = largestTokenAnswer;
    auto *exchange = new http::Exchange(reply, request, settings.tokenTimeLimit, clock, &q);
    exchange->then(&q, [this](const core::Result<http::Response> &response) { q.finish(decode(response)); });
    Q_EMIT q.redirected();
}

core::Result<TokenResponse> SignInFlow::Private::decode(const core::Result<http::Response> &response) const
{
    if (!response)
        return failure(response.error());
    auto tokens = decodeTokenAnswer(*response, clock.wall(), {code, verifier, settings.clientSecret});
    if (tokens && tokens->refreshToken.isEmpty()) {
        core::Error error;
        error.kind = core::ErrorKind::Protocol;
        error.httpStatus = response->status;
        error.code = QLatin1String(noRefreshTokenCode);
        error.detail =
            QStringLiteral("the answer has no refresh token although offline_access was asked for");
        return failure(error);
    }
    return tokens;
}

SignInFlow::SignInFlow(const Settings &settings, core::Clock &clock, QObject *parent)
    : core::Job<TokenResponse>(parent)
    , d(std::make_unique<Private>(*this, settings, clock))
{
    d->start();
}

SignInFlow::~SignInFlow() = default;

QUrl SignInFlow::callback() const
{
    return d->listener.callback();
}

} // namespace pb::identity

#include "signinflow.moc"
