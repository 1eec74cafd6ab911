/// A key as a user names it.
public enum Key: Sendable, Hashable {
  /// A character without Ctrl or Alt.
  case character(Character)
  /// Ctrl with a lower-case letter.
  case control(Character)
  /// Alt (or Esc first) with a character.
  case alt(Character)
  case enter, tab, backTab, escape, backspace, delete, insert
  case up, down, left, right, pageUp, pageDown, home, end
  case function(Int)
}

/// What a mouse did at a cell, from 0.
public struct MouseEvent: Sendable, Hashable {
  public enum Action: Sendable, Hashable { case press, release, wheelUp, wheelDown, drag }
  public let action: Action
  public let row: Int
  public let column: Int

  public init(action: Action, row: Int, column: Int) {
    self.action = action
    self.row = row
    self.column = column
  }
}

/// What comes from the terminal.
public enum TerminalEvent: Sendable, Hashable {
  case key(Key)
  /// Bracketed paste, as text.
  case paste(String)
  case mouse(MouseEvent)
  case resize(rows: Int, columns: Int)
  case focus(Bool)
  /// The terminal is gone (SIGHUP, end of input).
  case hangUp
  /// SIGTERM, SIGINT, SIGQUIT from outside: the signal's number.
  case terminate(Int32)
  /// Back after ^Z.
  case resumed
}
