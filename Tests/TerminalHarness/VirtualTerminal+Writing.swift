import CSystem
import Glibc

/// Characters, control characters and the cursor.
extension VirtualTerminal {
  struct Charsets: Sendable {
    var isGraphics = [false, false]
    var active = 0

    /// DEC special graphics, as far as they are drawn here.
    private static let graphics: [Unicode.Scalar: Unicode.Scalar] = [
      "q": "─", "x": "│", "l": "┌", "k": "┐", "m": "└", "j": "┘", "t": "├", "u": "┤", "v": "┴", "w": "┬", "n": "┼",
      "`": "◆", "a": "▒", "f": "°", "g": "±", "~": "·", "o": "⎺", "s": "⎽", "y": "≤", "z": "≥", "{": "π", "|": "≠",
      "}": "£", "0": "█", ".": "▼", "-": "▲", ",": "◀", "+": "▶", "h": "▒", "i": "␋", "p": "⎻", "r": "⎼",
    ]

    func translated(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
      isGraphics[active] ? Self.graphics[scalar] ?? scalar : scalar
    }
  }

  /// What erasing leaves: a blank in the present background, as terminals with `bce` do.
  var blank: Cell {
    var made = Cell()
    made.style.background = style.background
    return made
  }

  mutating func put(_ original: Unicode.Scalar) {
    let scalar = charsets.translated(original)
    let width = Int(csystem_wcwidth(wchar_t(bitPattern: scalar.value)))
    if width == 0 { return mark(scalar) }
    guard width > 0 else { return unknown.append("unprintable U+\(String(scalar.value, radix: 16))") }
    lastScalar = scalar
    if wrapPending || column + width > columns { wrap() }
    if insertMode { grid.shiftRight(row: row, at: column, by: width, with: blank) }
    grid.splitWide(row: row, at: column)
    grid.splitWide(row: row, at: column + width)
    grid[row, column] = Cell(text: String(scalar), style: style)
    if width == 2 { grid[row, column + 1] = Cell(text: "", style: style) }
    if column + width >= columns {
      column = columns - 1
      wrapPending = modes.contains(7)
    } else {
      column += width
    }
  }

  private mutating func mark(_ scalar: Unicode.Scalar) {
    var at = wrapPending ? column : column - 1
    if at >= 0, grid[row, at].isContinuation { at -= 1 }
    guard at >= 0 else { return }
    grid[row, at].text.unicodeScalars.append(scalar)
  }

  private mutating func wrap() {
    guard modes.contains(7) else {
      column = columns - 1
      return
    }
    column = 0
    lineFeed()
    wrapPending = false
  }

  mutating func lineFeed() {
    wrapPending = false
    if row == bottom {
      grid.scroll(from: top, to: bottom, by: 1, with: blank)
    } else {
      row = min(rows - 1, row + 1)
    }
  }

  mutating func reverseLineFeed() {
    wrapPending = false
    if row == top {
      grid.scroll(from: top, to: bottom, by: -1, with: blank)
    } else {
      row = max(0, row - 1)
    }
  }

  mutating func move(row newRow: Int, column newColumn: Int) {
    wrapPending = false
    row = originMode ? max(top, min(bottom, newRow + top)) : max(0, min(rows - 1, newRow))
    column = max(0, min(columns - 1, newColumn))
  }

  mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x00: break
    case 0x07: bells += 1
    case 0x08: move(row: row - (originMode ? top : 0), column: column - 1)
    case 0x09: move(row: row - (originMode ? top : 0), column: min(columns - 1, (column / 8 + 1) * 8))
    case 0x0A, 0x0B, 0x0C: lineFeed()
    case 0x0D: move(row: row - (originMode ? top : 0), column: 0)
    case 0x0E: charsets.active = 1
    case 0x0F: charsets.active = 0
    default: unknown.append("control \(byte)")
    }
  }

  mutating func save() { saved = Saved(row: row, column: column, style: style, charsets: charsets) }

  mutating func restore() {
    wrapPending = false
    (row, column) = (min(saved.row, rows - 1), min(saved.column, columns - 1))
    (style, charsets) = (saved.style, saved.charsets)
  }

  mutating func escape(_ intermediates: [UInt8], _ final: UInt8) {
    let name = String(decoding: intermediates + [final], as: UTF8.self)
    switch name {
    case "7": save()
    case "8": restore()
    case "=", ">", "\\": break
    case "D": lineFeed()
    case "M": reverseLineFeed()
    case "E":
      column = 0
      lineFeed()
    case "H": break
    case "c":
      let kept = (commands, deviceStrings, frames, unknown)
      self = VirtualTerminal(rows: rows, columns: columns)
      (commands, deviceStrings, frames, unknown) = kept
    case "(B", "(A": charsets.isGraphics[0] = false
    case "(0": charsets.isGraphics[0] = true
    case ")B", ")A": charsets.isGraphics[1] = false
    case ")0": charsets.isGraphics[1] = true
    case "%G", "%@", "(U", "(K": break
    default: unknown.append("ESC \(name)")
    }
  }
}
