// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/accessiblebus.h"

#include <QDBusArgument>
#include <QDBusConnectionInterface>
#include <QDBusMetaType>
#include <QDBusReply>

Q_DECLARE_METATYPE(QList<quint32>)

namespace pb::test {

namespace {

/// A program and an object in it, "(so)".
struct Reference {
    QString service;
    QDBusObjectPath path;
};

const QDBusArgument &operator>>(const QDBusArgument &argument, Reference &reference)
{
    argument.beginStructure();
    argument >> reference.service >> reference.path;
    argument.endStructure();
    return argument;
}

QDBusMessage callOf(
    const QString &service, const QDBusObjectPath &path, const char *interface, const char *method)
{
    return QDBusMessage::createMethodCall(service, path.path(),
        QStringLiteral("org.a11y.atspi.%1").arg(QLatin1String(interface)), QString::fromLatin1(method));
}

} // namespace

Accessible::Accessible(const QDBusConnection &bus, const QString &service, const QDBusObjectPath &path)
    : m_bus(bus)
    , m_service(service)
    , m_path(path)
{
}

QVariant Accessible::property(const char *interface, const char *name) const
{
    QDBusMessage call = QDBusMessage::createMethodCall(
        m_service, m_path.path(), QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    call << QStringLiteral("org.a11y.atspi.%1").arg(QLatin1String(interface)) << QString::fromLatin1(name);
    const QDBusReply<QDBusVariant> reply = m_bus.call(call);
    return reply.isValid() ? reply.value().variant() : QVariant();
}

QString Accessible::name() const
{
    return property("Accessible", "Name").toString();
}

QString Accessible::description() const
{
    return property("Accessible", "Description").toString();
}

QString Accessible::role() const
{
    const QDBusReply<QString> reply = m_bus.call(callOf(m_service, m_path, "Accessible", "GetRoleName"));
    return reply.value();
}

bool Accessible::hasState(int bit) const
{
    const QDBusReply<QList<quint32>> reply = m_bus.call(callOf(m_service, m_path, "Accessible", "GetState"));
    const QList<quint32> words = reply.value();
    return words.size() > bit / 32 && (words[bit / 32] >> (bit % 32) & 1) != 0;
}

QList<Accessible> Accessible::children() const
{
    QList<Accessible> result;
    const QDBusMessage reply = m_bus.call(callOf(m_service, m_path, "Accessible", "GetChildren"));
    if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().isEmpty())
        return result;
    const auto list = reply.arguments().first().value<QDBusArgument>();
    list.beginArray();
    while (!list.atEnd()) {
        Reference child;
        list >> child;
        result << Accessible(m_bus, child.service, child.path);
    }
    list.endArray();
    return result;
}

QString Accessible::text() const
{
    QDBusMessage call = callOf(m_service, m_path, "Text", "GetText");
    call << 0 << -1;
    const QDBusReply<QString> reply = m_bus.call(call);
    return reply.isValid() ? reply.value() : name();
}

std::optional<Accessible> Accessible::find(
    const std::function<bool(const Accessible &)> &matches, bool hidden) const
{
    if (!hidden && role() != QLatin1String("application") && !isShowing())
        return std::nullopt;
    if (matches(*this))
        return *this;
    if (role() == QLatin1String("table")) // its cells have a way of their own
        return std::nullopt;
    const QList<Accessible> all = children();
    for (const Accessible &child : all) {
        if (const auto found = child.find(matches, hidden))
            return found;
    }
    return std::nullopt;
}

std::optional<Accessible> Accessible::find(const QString &role, const QString &name, bool hidden) const
{
    return find([&](const Accessible &one) { return one.name() == name && one.role() == role; }, hidden);
}

void Accessible::press() const
{
    QDBusMessage call = callOf(m_service, m_path, "Action", "DoAction");
    call << 0;
    m_bus.asyncCall(call);
}

bool Accessible::enter(const QString &text) const
{
    QDBusMessage call = callOf(m_service, m_path, "EditableText", "SetTextContents");
    call << text;
    const QDBusReply<bool> reply = m_bus.call(call);
    return reply.isValid() && reply.value();
}

int Accessible::rows() const
{
    return property("Table", "NRows").toInt();
}

std::optional<Accessible> Accessible::cell(int row, int column) const
{
    QDBusMessage call = callOf(m_service, m_path, "Table", "GetAccessibleAt");
    call << row << column;
    const QDBusMessage reply = m_bus.call(call);
    if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().isEmpty())
        return std::nullopt;
    Reference cell;
    reply.arguments().first().value<QDBusArgument>() >> cell;
    return Accessible(m_bus, cell.service, cell.path);
}

bool Accessible::selectRow(int row) const
{
    QDBusMessage call = callOf(m_service, m_path, "Table", "AddRowSelection");
    call << row;
    const QDBusReply<bool> reply = m_bus.call(call);
    return reply.isValid() && reply.value();
}

AccessibleBus::AccessibleBus()
    : m_bus(QString())
{
    qDBusRegisterMetaType<QList<quint32>>();
    const QDBusReply<QString> address =
        QDBusConnection::sessionBus().call(QDBusMessage::createMethodCall(QStringLiteral("org.a11y.Bus"),
            QStringLiteral("/org/a11y/bus"), QStringLiteral("org.a11y.Bus"), QStringLiteral("GetAddress")));
    if (address.isValid())
        m_bus = QDBusConnection::connectToBus(address.value(), QStringLiteral("accessibility"));
}

std::optional<Accessible> AccessibleBus::program(qint64 processId) const
{
    // every child of the desktop is a program of its own
    const Accessible desktop(m_bus, QStringLiteral("org.a11y.atspi.Registry"),
        QDBusObjectPath(QStringLiteral("/org/a11y/atspi/accessible/root")));
    const QList<Accessible> programs = desktop.children();
    for (const Accessible &one : programs) {
        const QDBusReply<uint> owner = m_bus.interface()->servicePid(one.service());
        if (owner.isValid() && owner.value() == processId)
            return one;
    }
    return std::nullopt;
}

AlertListener::AlertListener(const AccessibleBus &bus)
    : m_bus(bus.m_bus)
{
    const QString registry = QStringLiteral("org.a11y.atspi.Registry");
    m_bus.connect({}, {}, QStringLiteral("org.a11y.atspi.Event.Object"), QStringLiteral("StateChanged"), this,
        SLOT(onStateChanged(QDBusMessage)));
    // programs tell only what somebody has asked for
    QDBusMessage call = QDBusMessage::createMethodCall(
        registry, QStringLiteral("/org/a11y/atspi/registry"), registry, QStringLiteral("RegisterEvent"));
    call << QStringLiteral("object:state-changed:showing");
    m_bus.call(call);
}

void AlertListener::onStateChanged(const QDBusMessage &message)
{
    const QVariantList arguments = message.arguments();
    if (arguments.value(0).toString() == QLatin1String("showing") && arguments.value(1).toInt() == 1)
        m_appeared << Accessible(m_bus, message.service(), QDBusObjectPath(message.path()));
}

QStringList AlertListener::alerts() const
{
    QStringList names;
    for (const Accessible &one : m_appeared) {
        if (one.role() == QLatin1String("alert message"))
            names << one.name();
    }
    return names;
}

} // namespace pb::test
