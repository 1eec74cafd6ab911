/// Control sequences (CSI).
extension VirtualTerminal {
  mutating func obey(_ sequence: EscapeParser.Sequence) {
    guard sequence.intermediates.isEmpty else { return special(sequence) }
    if let prefix = sequence.prefix {
      switch (prefix, sequence.final) {
      case (UInt8(ascii: "?"), UInt8(ascii: "h")): for each in sequence.parameters { setPrivate(each, true) }
      case (UInt8(ascii: "?"), UInt8(ascii: "l")): for each in sequence.parameters { setPrivate(each, false) }
      // The Linux console's cursor shape, and xterm's key and query settings.
      case (UInt8(ascii: "?"), UInt8(ascii: "c")), (UInt8(ascii: ">"), _): break
      default: unknown.append(sequence.description)
      }
      return
    }
    guard moveCursor(sequence) || edit(sequence) else { return set(sequence) }
  }

  private mutating func special(_ sequence: EscapeParser.Sequence) {
    switch (sequence.intermediates, sequence.final) {
    // Soft reset, cursor style.
    case ([UInt8(ascii: "!")], UInt8(ascii: "p")):
      (insertMode, originMode, top, bottom, style) = (false, false, 0, rows - 1, Style())
    case ([UInt8(ascii: " ")], UInt8(ascii: "q")): break
    default: unknown.append(sequence.description)
    }
  }

  /// True where the sequence moves the cursor.
  private mutating func moveCursor(_ sequence: EscapeParser.Sequence) -> Bool {
    let count = sequence.number(0)
    let base = originMode ? top : 0
    switch UnicodeScalar(sequence.final) {
    case "A": move(row: max(row >= top ? top : 0, row - count) - base, column: column)
    case "B", "e": move(row: min(row <= bottom ? bottom : rows - 1, row + count) - base, column: column)
    case "C", "a": move(row: row - base, column: column + count)
    case "D": move(row: row - base, column: column - count)
    case "E": move(row: row + count - base, column: 0)
    case "F": move(row: row - count - base, column: 0)
    case "G", "`": move(row: row - base, column: count - 1)
    case "H", "f": move(row: count - 1, column: sequence.number(1) - 1)
    case "I": move(row: row - base, column: (column / 8 + count) * 8)
    case "Z": move(row: row - base, column: max(0, ((column + 7) / 8 - count) * 8))
    case "d": move(row: count - 1, column: column)
    default: return false
    }
    return true
  }

  /// True where the sequence changes cells.
  private mutating func edit(_ sequence: EscapeParser.Sequence) -> Bool {
    let count = sequence.number(0)
    switch UnicodeScalar(sequence.final) {
    case "@": grid.shiftRight(row: row, at: column, by: count, with: blank)
    case "P": grid.shiftLeft(row: row, at: column, by: count, with: blank)
    case "X": grid.erase(row: row, from: column, to: min(columns, column + count), with: blank)
    case "J": eraseDisplay(sequence.number(0, or: 0))
    case "K": eraseLine(sequence.number(0, or: 0))
    case "L": if (top...bottom).contains(row) { grid.scroll(from: row, to: bottom, by: -count, with: blank) }
    case "M": if (top...bottom).contains(row) { grid.scroll(from: row, to: bottom, by: count, with: blank) }
    case "S": grid.scroll(from: top, to: bottom, by: count, with: blank)
    case "T": grid.scroll(from: top, to: bottom, by: -count, with: blank)
    case "b": if let lastScalar { for _ in 0..<count { put(lastScalar) } }
    default: return false
    }
    if sequence.final != UInt8(ascii: "b") { wrapPending = false }
    return true
  }

  private mutating func eraseDisplay(_ which: Int) {
    if which == 2 || (which == 0 && row == 0 && column == 0) { clears += 1 }
    switch which {
    case 0:
      grid.erase(row: row, from: column, to: columns, with: blank)
      for below in (row + 1)..<max(row + 1, rows) { grid.erase(row: below, from: 0, to: columns, with: blank) }
    case 1:
      for above in 0..<row { grid.erase(row: above, from: 0, to: columns, with: blank) }
      grid.erase(row: row, from: 0, to: column + 1, with: blank)
    case 2: for each in 0..<rows { grid.erase(row: each, from: 0, to: columns, with: blank) }
    // The scroll-back, which there is none of.
    case 3: break
    default: unknown.append("CSI \(which)J")
    }
  }

  private mutating func eraseLine(_ which: Int) {
    switch which {
    case 0: grid.erase(row: row, from: column, to: columns, with: blank)
    case 1: grid.erase(row: row, from: 0, to: column + 1, with: blank)
    case 2: grid.erase(row: row, from: 0, to: columns, with: blank)
    default: unknown.append("CSI \(which)K")
    }
  }

  private mutating func set(_ sequence: EscapeParser.Sequence) {
    switch UnicodeScalar(sequence.final) {
    case "m": setStyle(sequence)
    case "r":
      top = sequence.number(0) - 1
      bottom = min(rows, sequence.number(1, or: rows)) - 1
      if top >= bottom { (top, bottom) = (0, rows - 1) }
      move(row: 0, column: 0)
    case "h", "l":
      let on = sequence.final == UInt8(ascii: "h")
      for parameter in sequence.parameters {
        switch parameter.first {
        case 4: insertMode = on
        // The cursor's shape, as screen and tmux have it in cnorm.
        case 34: break
        default: unknown.append(sequence.description)
        }
      }
    case "s": save()
    case "u": restore()
    // Tab stops, window operations and lamps change nothing here.
    case "g", "t", "q": break
    default: unknown.append(sequence.description)
    }
  }

  private mutating func setPrivate(_ parameter: [Int?], _ on: Bool) {
    guard let mode = parameter.first.flatMap({ $0 }) else { return }
    switch mode {
    case 6:
      originMode = on
      move(row: 0, column: 0)
    case 25: cursorVisible = on
    case 47, 1047, 1049: setAlternate(on, saving: mode == 1049)
    case 1048: on ? save() : restore()
    case 2026: if !on { frames += 1 }
    // Keys, columns, smooth scroll, reverse, autowrap, blink, mouse, focus, paste.
    case 1, 3, 4, 5, 7, 12, 34, 40, 45, 1000, 1002, 1003, 1004, 1006, 1034, 2004: break
    default: unknown.append("CSI ?\(mode)\(on ? "h" : "l")")
    }
    if on { modes.insert(mode) } else { modes.remove(mode) }
  }

  private mutating func setAlternate(_ on: Bool, saving: Bool) {
    guard on != isAlternate else { return }
    isAlternate = on
    if on {
      if saving {
        save()
        mainSaved = saved
      }
      mainGrid = grid
      grid = Grid(rows: rows, columns: columns)
    } else {
      grid = mainGrid ?? grid
      mainGrid = nil
      if saving {
        saved = mainSaved
        restore()
      }
    }
  }
}
