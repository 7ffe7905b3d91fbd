// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/secrettext.h"

#include <QStringDecoder>

#include <algorithm>

namespace pb::secrets {

namespace {

bool isMark(QChar c)
{
    return c.unicode() == 0xFEFF || c.unicode() == 0x200B;
}

bool isLineEnd(QChar c)
{
    return c == u'\n' || c == u'\r' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
}

bool isEntras(SecretKind kind)
{
    return kind != SecretKind::StarfacePassword && kind != SecretKind::ProxyPassword;
}

} // namespace

QString trimmedSecret(SecretKind kind, QStringView text)
{
    const auto goes = [blanks = isEntras(kind)](
                          QChar c) { return isMark(c) || isLineEnd(c) || (blanks && c.isSpace()); };
    while (!text.isEmpty() && goes(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && goes(text.back()))
        text.chop(1);
    return text.toString();
}

std::optional<QChar> controlCharacterIn(QStringView text)
{
    const auto found = std::find_if(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line
            || c.category() == QChar::Separator_Paragraph;
    });
    return found == text.end() ? std::nullopt : std::optional(*found);
}

core::Result<core::Secret> tidiedSecret(SecretKind kind, QStringView text, const QString &place)
{
    const QString trimmed = trimmedSecret(kind, text);
    const auto control = controlCharacterIn(trimmed);
    if (!control)
        return core::Secret(trimmed);
    core::Error error;
    error.kind = core::ErrorKind::InvalidInput;
    error.code = QStringLiteral("control-character");
    error.detail =
        QStringLiteral("%1 contains the control character U+%2")
            .arg(place, QStringLiteral("%1").arg(control->unicode(), 4, 16, QLatin1Char('0')).toUpper());
    return core::failure(error);
}

std::optional<QString> decodedText(const QByteArray &bytes)
{
    const bool wide = bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF");
    QStringDecoder decoder(
        wide ? QStringDecoder::Utf16 : QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    if (decoder.hasError() || (wide && bytes.size() % 2 != 0))
        return std::nullopt;
    return text;
}

} // namespace pb::secrets
