// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <functional>
#include <memory>

class QWidget;

namespace pb::test {

/// Is given each window in each state, with a name for it; the window lives until it returns.
using Look = std::function<void(const QString &scene, QWidget &window)>;

class HistoryScene;

/// Walks through every window, page and dialog there is.
class SceneWalk {
public:
    SceneWalk();
    ~SceneWalk();
    /// "setup", "monitor" and so on.
    QStringList parts() const;
    void walk(const QString &part, const Look &look);

private:
    using Walk = void (*)(HistoryScene &history, const Look &look);
    QList<std::pair<QString, Walk>> m_parts;
    std::unique_ptr<HistoryScene> m_history; ///< one day for all: it takes a while to record
};

} // namespace pb::test
