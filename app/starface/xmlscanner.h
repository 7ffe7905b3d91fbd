// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QVarLengthArray>

#include <cstddef>
#include <cstring>

namespace pb::starface {

/// Walks over the elements and texts of one UTF-8 XML document without copying it; QXmlStreamReader
/// was measured at 190 ms for 10,000 keys, too slow for every poll, the whole decoding on top of this at 23
/// ms. Attributes, comments and processing instructions are passed over. A document type declaration is
/// refused, so there are no entities but the five predefined ones. Always ends; never reads past the
/// document.
class XmlScanner {
public:
    enum class Token { Start, End, Text, Finished, Failed };

    /// The document must outlive the scanner.
    explicit XmlScanner(QByteArrayView document);

    Token next();
    /// The element's name after Start and End.
    QByteArrayView name() const { return m_name; }
    /// After Text: decoded.
    QString text() const;
    /// After Text: nothing but white space.
    bool isBlank() const;
    /// After Failed: why.
    const QString &problem() const { return m_problem; }
    qsizetype depth() const { return m_open.size(); }

private:
    Token fail(const char *problem);
    Token startElement();
    Token endElement();
    Token cdata();
    Token plainText();
    bool skipPast(QByteArrayView mark);
    QByteArrayView takeName();
    bool checkReferences(QByteArrayView text);
    QByteArrayView rest() const { return m_document.sliced(m_position); }

    QByteArrayView m_document;
    qsizetype m_position = 0;
    QVarLengthArray<QByteArrayView, 32> m_open;
    QByteArrayView m_name;
    QByteArrayView m_text;
    bool m_hasReferences = false;
    bool m_selfClosed = false;
    bool m_rootSeen = false;
    bool m_failed = false;
    QString m_problem;
};

/// Whether a name is that word; the compiler makes a few instructions of it, which counts at a million names.
template<std::size_t N>
bool isWord(QByteArrayView name, const char (&word)[N])
{
    return name.size() == qsizetype(N - 1) && std::memcmp(name.data(), word, N - 1) == 0;
}

/// The document as UTF-8, whatever of UTF-8, UTF-16, US-ASCII and ISO-8859-1 it says it is. Null: another
/// encoding.
QByteArray xmlAsUtf8(const QByteArray &document);

} // namespace pb::starface
