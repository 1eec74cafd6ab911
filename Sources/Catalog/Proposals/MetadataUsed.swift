import FoundationEssentials
import Records

/// `rename_proposals.metadata_used`: `{field: {value, source}}`, and the file as it was under `_file`.
struct MetadataUsed: Sendable, Hashable {
  private static let file = "_file"
  var fields: [String: UsedField]
  var file: FileFacts?

  init(fields: [String: UsedField], file: FileFacts?) {
    self.fields = fields
    self.file = file
  }

  /// What another program wrote is read as far as it goes: a plain value has no source, anything else is left out.
  init(json: String?) {
    self.init(fields: [:], file: nil)
    guard let json, let read = try? JSONDecoder().decode([String: Entry].self, from: Data(json.utf8)) else { return }
    for (name, entry) in read {
      switch entry {
      case .field(let field): fields[name] = field
      case .file(let facts) where name == Self.file: file = facts
      case .file, .unknown: break
      }
    }
  }

  func json() throws -> String {
    var entries = fields.mapValues(Entry.field)
    if let file { entries[Self.file] = .file(file) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(entries), as: UTF8.self)
  }

  private enum Entry: Codable {
    case field(UsedField)
    case file(FileFacts)
    case unknown

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let file = try? container.decode(FileFacts.self) {
        self = .file(file)
      } else if let field = try? container.decode(UsedField.self) {
        self = .field(field)
      } else if let text = try? container.decode(String.self) {
        self = .field(UsedField(value: text, source: ""))
      } else {
        self = .unknown
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .field(let field): try container.encode(field)
      case .file(let facts): try container.encode(facts)
      case .unknown: try container.encodeNil()
      }
    }
  }
}
