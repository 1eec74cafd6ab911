import CSystem
import Glibc

/// Text as a terminal can show it: the one way by which text from outside (tags, file names, server errors) reaches a
/// cell or an output stream.
///
/// Terminals disagree on grapheme clusters, so a piece is one spacing scalar with up to four zero-width marks:
/// that is what ncurses, tmux and the terminals count alike. Controls, escape sequences, C1, bidi overrides, format
/// characters and unassigned scalars do not survive; flags become two letters, joined emoji their first picture.
public struct CellText: Sendable, Hashable {
  public struct Piece: Sendable, Hashable {
    var glyph: CellGlyph
    /// Columns: 1 or 2.
    public var width: Int

    public init(text: String, width: Int) { self.init(CellGlyph(text: text), width: width) }

    init(_ glyph: CellGlyph, width: Int) {
      self.glyph = glyph
      self.width = width
    }

    public var text: String { glyph.text }
  }

  public internal(set) var pieces: [Piece] = []
  /// Columns in all.
  public private(set) var width = 0

  /// Cleans a string; more than `limit` columns are never looked at (a title may have 10,000 characters), nor more
  /// than sixteen scalars a column (marks upon marks).
  public init(_ string: String, limit: Int = 1_000) {
    if let ascii = Self.piecesOfASCII(string, limit) {
      (pieces, width) = (ascii, ascii.count)
      return
    }
    TextLocale.prepare()
    pieces.reserveCapacity(min(limit, string.utf8.count) + 1)
    var inJoin = false
    var seen = 0
    for scalar in string.unicodeScalars {
      if width >= limit || seen >= limit * 16 { break }
      seen += 1
      append(scalar, &inJoin)
    }
    endDirection()
  }

  private init(pieces: [Piece]) {
    self.pieces = pieces
    width = pieces.reduce(0) { $0 + $1.width }
    endDirection()
  }

  /// Most texts are letters of one byte and one column: there is nothing to clean. Nil for any other.
  private static func piecesOfASCII(_ string: String, _ limit: Int) -> [Piece]? {
    string.utf8.withContiguousStorageIfAvailable { bytes in
      guard bytes.count <= limit, bytes.allSatisfy({ 0x20..<0x7F ~= $0 }) else { return nil }
      return bytes.map { Piece(CellGlyph(Unicode.Scalar($0)), width: 1) }
    } ?? nil
  }

  private mutating func append(_ scalar: Unicode.Scalar, _ inJoin: inout Bool) {
    switch scalar.value {
    case 0x20..<0x7F:
      inJoin = false
      add(scalar, 1)
    case 0x200D:
      inJoin = !pieces.isEmpty
    case 0x1F1E6...0x1F1FF:
      // Regional indicators: terminals count a flag as one, two or four columns.
      add(Unicode.Scalar(UInt8(scalar.value - 0x1F1E6) + 65), 1)
    case 0x1F3FB...0x1F3FF where !pieces.isEmpty: break
    case 0xFE00...0xFE0F, 0x20E3, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0x061C, 0xAD,
      0xE0000...0xE0FFF, 0xFFF9...0xFFFB:
      break
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029:
      inJoin = false
      add(Self.breaks.contains(scalar) ? " " : "\u{FFFD}", 1)
    default: appendByWidth(scalar, &inJoin)
    }
  }

  private mutating func appendByWidth(_ scalar: Unicode.Scalar, _ inJoin: inout Bool) {
    let columns = Int(csystem_wcwidth(wchar_t(bitPattern: scalar.value)))
    if columns == 0 { return mark(scalar) }
    defer { inJoin = false }
    // Only pictures join; letters keep what a joiner between them (Devanagari, Persian) stands for.
    guard !inJoin || !scalar.properties.isEmoji else { return }
    columns < 0 ? add("\u{FFFD}", 1) : add(scalar, columns)
  }

  private static let breaks: Set<Unicode.Scalar> = ["\t", "\n", "\r", "\u{2028}", "\u{2029}"]

  private mutating func add(_ scalar: Unicode.Scalar, _ columns: Int) {
    pieces.append(Piece(CellGlyph(scalar), width: columns))
    width += columns
  }

  /// A mark joins the piece before it, four at most (ncurses keeps no more); a mark at the start has nothing to join.
  private mutating func mark(_ scalar: Unicode.Scalar) {
    guard let last = pieces.indices.last else { return }
    pieces[last].glyph.append(scalar)
  }

  /// The text in at most `columns`, cut on a piece with the ellipsis (one column) where it does not fit.
  public func fitted(to columns: Int, ellipsis: String = "…") -> CellText {
    guard width > columns else { return self }
    guard columns > 0 else { return CellText(pieces: []) }
    var kept: [Piece] = []
    var used = 0
    for piece in pieces {
      guard used + piece.width <= columns - 1 else { break }
      kept.append(piece)
      used += piece.width
    }
    kept.append(Piece(text: ellipsis, width: 1))
    return CellText(pieces: kept)
  }

  /// The cleaned text, for lists and messages outside the screen.
  public var string: String { Self.withoutMarks(pieces.map(\.text).joined()) }

  public static func + (a: CellText, b: CellText) -> CellText { CellText(pieces: a.pieces + b.pieces) }
}
