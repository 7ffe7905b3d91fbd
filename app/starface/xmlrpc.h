// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "starface/xmlscanner.h"

#include <QByteArray>
#include <QVariant>

/// XML-RPC as pure functions. Values are QVariants: QString, qlonglong, bool, double, QDateTime, QByteArray,
/// QVariantList, QVariantMap; nil is an invalid QVariant. Garbage, too deep or too large a document is a
/// Protocol error.
namespace pb::starface::xmlrpc {

QByteArray encodeCall(const QString &method, const QVariantList &parameters = {});

struct Fault {
    int code = 0;
    QString text;
};

/// What a method call brought: a value, or a fault of the other side.
struct Answer {
    QVariant value;
    std::optional<Fault> fault;
};

core::Result<Answer> decodeAnswer(const QByteArray &document);

/// Reads an answer piece by piece, for lists that are too long to become QVariants first. Every function is
/// called where the one before left off; once something did not fit, all of them do nothing and error() says
/// what.
class Reader {
public:
    explicit Reader(const QByteArray &document);

    /// Up to the value of the answer, or to its fault.
    enum class Kind { Value, Fault, Broken };
    Kind openAnswer();
    /// To the answer's end; false where it does not end as it should.
    bool closeAnswer();

    /// Into the next <name> below the current element; false at the current element's end, which is left.
    bool enter(QByteArrayView name);
    /// Past everything up to the end of the current element.
    void skip();
    /// The text of the current element, which is left.
    QString text();
    /// The value whose <value> was just entered, which is left.
    QVariant value();

    /// To be called instead of value(): true where the value is of the type ("array", "struct"), whose
    /// element is then entered. Where it is of another type, it is left.
    bool openTyped(QByteArrayView type);
    /// Leaves the <value> that openTyped() entered the type of, once that has been left.
    void closeTyped() { leave(); }

    bool failed() const { return m_failed; }
    core::Error error() const;

private:
    using Token = XmlScanner::Token;

    Token step();
    void fail(const QString &problem);
    void leave();
    QVariant typed(QByteArrayView type);
    QVariant list();
    QVariant structure();

    QByteArray m_document;
    XmlScanner m_scanner;
    int m_depth = 0;
    bool m_failed = false;
    QString m_problem;
};

} // namespace pb::starface::xmlrpc
