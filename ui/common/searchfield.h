// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLineEdit;

namespace pb::ui {

/// Puts the looking glass and the button that clears into a field for searching, both with a name for
/// assistive technology, which QLineEdit does not give them.
void makeSearchField(QLineEdit &field);

} // namespace pb::ui
