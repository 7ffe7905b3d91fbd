// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

/// References within the repository, as pure functions: what leads nowhere, as sentences.
namespace pb::test {

/// What can be referred to.
struct Targets {
    QSet<QString> rules; ///< "C4": of the contract in app/presence/README.md
    QSet<QString> facts; ///< "G14": of docs/facts.md
    QSet<QString> paths; ///< files and folders, from the root, with slashes
    QSet<QString> names; ///< every word of the headers in app/
};

/// The rules that a contract gives, "**C4**" or "**M1.**".
QSet<QString> rulesOf(const QString &contract);
/// The facts that the table gives, "| G14 |".
QSet<QString> factsOf(const QString &document);

/// Comments that cite a rule or a fact which no document has. Facts are cited as "docs/facts.md, G14".
QStringList citationProblems(const QString &path, const QString &text, const Targets &targets);
/// Links, and paths in code marks, of a document that lead to no file.
QStringList linkProblems(const QString &path, const QString &text, const Targets &targets);
/// Names in the glossary's last column that the code does not have.
QStringList nameProblems(const QString &glossary, const Targets &targets);

} // namespace pb::test
