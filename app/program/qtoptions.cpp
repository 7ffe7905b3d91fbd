// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/qtoptions.h"

#include <algorithm>
#include <array>

namespace pb {

namespace {

enum class Value {
    None,
    Next, ///< the next argument
    NextOrJoined ///< or in the same one, behind "="
};

struct QtOption {
    QLatin1String name;
    Value value;
};

/// As QGuiApplication, QApplication and the xcb platform of Qt 6.4 name them. A session manager starts the
/// program again with -session.
constexpr std::array qtOptions{QtOption{QLatin1String("platform"), Value::Next},
    QtOption{QLatin1String("platformpluginpath"), Value::Next},
    QtOption{QLatin1String("platformtheme"), Value::Next}, QtOption{QLatin1String("plugin"), Value::Next},
    QtOption{QLatin1String("style"), Value::NextOrJoined},
    QtOption{QLatin1String("stylesheet"), Value::NextOrJoined},
    QtOption{QLatin1String("session"), Value::Next}, QtOption{QLatin1String("display"), Value::Next},
    QtOption{QLatin1String("geometry"), Value::Next}, QtOption{QLatin1String("qwindowgeometry"), Value::Next},
    QtOption{QLatin1String("title"), Value::Next}, QtOption{QLatin1String("qwindowtitle"), Value::Next},
    QtOption{QLatin1String("icon"), Value::Next}, QtOption{QLatin1String("qwindowicon"), Value::Next},
    QtOption{QLatin1String("name"), Value::Next}, QtOption{QLatin1String("reverse"), Value::None},
    QtOption{QLatin1String("widgetcount"), Value::None}, QtOption{QLatin1String("nograb"), Value::None},
    QtOption{QLatin1String("dograb"), Value::None}};

} // namespace

QtOptions withoutQtOptions(const QStringList &arguments)
{
    QtOptions result;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        const qsizetype dashes = argument.startsWith(u"--") ? 2 : argument.startsWith(u'-') ? 1 : 0;
        const QString name = argument.mid(dashes).section(u'=', 0, 0);
        const auto *option = std::find_if(
            qtOptions.begin(), qtOptions.end(), [&](const QtOption &row) { return row.name == name; });
        const bool joined = argument.contains(u'=');
        const bool known = i > 0 && dashes > 0 && option != qtOptions.end()
            && (!joined || option->value == Value::NextOrJoined);
        if (!known) {
            result.rest << argument;
            continue;
        }
        if (option->value == Value::None || joined)
            continue;
        ++i;
        if (i == arguments.size())
            result.incomplete = argument;
    }
    return result;
}

} // namespace pb
