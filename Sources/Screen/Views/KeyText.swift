import Mixing
import Terminal

/// Keys as the columns show them, cleaned once.
enum KeyText {
  /// At most three columns: `8B`, `12m`, `A♭m`.
  static func short(_ key: MusicalKey, _ notation: KeyNotation) -> CellText {
    switch notation {
    case .camelot: camelot[key.index]
    case .openKey: openKey[key.index]
    case .traditional: traditional[key.index]
    }
  }

  /// In the chosen notation and its two others: `8B C major 1d`.
  static func all(_ key: MusicalKey, _ notation: KeyNotation) -> String {
    let order: [KeyNotation] =
      switch notation {
      case .camelot: [.camelot, .traditional, .openKey]
      case .openKey: [.openKey, .traditional, .camelot]
      case .traditional: [.traditional, .camelot, .openKey]
      }
    return order.map(key.name(in:)).joined(separator: " ")
  }

  private static let keys = (0..<24).compactMap(MusicalKey.init(index:))
  private static let camelot = keys.map { CellText($0.camelot) }
  private static let openKey = keys.map { CellText($0.openKey) }
  private static let traditional = keys.map { key in
    let sign = key.note.dropFirst().first.map { $0 == "b" ? "♭" : "♯" } ?? ""
    return CellText("\(key.note.prefix(1))\(sign)\(key.isMinor ? "m" : "")")
  }
}
