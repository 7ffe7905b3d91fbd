// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QCommandLineParser>

#include <functional>

namespace pb::test {

/// What the galleries have in common: their options, the look that these ask for, and the picture. Make it
/// first: it holds the application.
class Gallery {
public:
    Gallery(int &argc, char **argv, const QList<QCommandLineOption> &options);

    QString value(const char *option) const { return m_options.value(QLatin1String(option)); }
    bool isSet(const char *option) const { return m_options.isSet(QLatin1String(option)); }
    /// The size that was asked for, else the window's own.
    void resize(QWidget &window) const;
    /// With what hangs over the window.
    static QPixmap picture(QWidget &window);
    /// All of them on one, side by side in pairs and smaller.
    static QPixmap sheet(const QList<QPixmap> &pictures);
    /// Shows the window until it is closed; where a picture is wanted, takes it once it is ready and ends.
    int run(
        QWidget &window, const std::function<bool()> &isReady = [] { return true; });

private:
    QApplication m_application;
    QCommandLineParser m_options;
};

/// "--scene", with these names; the first unless another is asked for.
QCommandLineOption sceneOption(const QStringList &names);

} // namespace pb::test
