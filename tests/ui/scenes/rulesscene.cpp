// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/rulesscene.h"

#include <QFile>

namespace pb::test {

using presence::DndTarget;
using presence::StarfaceStatus;
using presence::TeamsStatus;
using presence::TeamsTarget;

QStringList RulesScene::names()
{
    return {QStringLiteral("builtin"), QStringLiteral("other"), QStringLiteral("copy"),
        QStringLiteral("running"), QStringLiteral("failed"), QStringLiteral("echo"),
        QStringLiteral("damaged")};
}

RulesScene::RulesScene(const QString &name)
    : m_name(name)
{
    if (name == u"damaged") {
        QFile file(m_folder.filePath(QStringLiteral("night-shift.json")));
        if (file.open(QIODevice::WriteOnly))
            file.write("{");
    }
    // what is soon done, or what goes on for minutes
    QList<rules::ProofDepth> depths = rules::RuleProofRunner::standardDepths().mid(0, 2);
    if (name == u"running")
        depths = {depths.first(), {4, 4, 4, 4}};
    m_editor = std::make_unique<rules::RuleEditor>(m_folder.path(), rules::RuleChoice{}, depths);
    if (name == u"other")
        m_editor->setCurrent(1);
    else if (name != u"builtin" && name != u"damaged")
        editCopy();
}

void RulesScene::editCopy()
{
    m_editor->copyCurrent(QStringLiteral("Night shift"));
    m_editor->copyCurrent(QStringLiteral("Sales and support, south"));
    if (m_name == u"failed")
        m_editor->setTarget(StarfaceStatus::InCall, TeamsTarget::Available);
    else if (m_name == u"echo")
        m_editor->setTarget(TeamsStatus::Available, DndTarget::On);
    else
        m_editor->setTarget(TeamsStatus::InMeeting, DndTarget::On);
}

bool RulesScene::isReady() const
{
    return m_name == u"running" || m_editor->proof().state != rules::ProofReport::State::Running;
}

} // namespace pb::test
