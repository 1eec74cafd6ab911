import FoundationEssentials
import Records

/// What a proposal for one recording is made from.
public struct ProposalSubject: Sendable, Hashable, Identifiable {
  /// The recording's id.
  public var id: UUID
  /// The file's name now.
  public var fileName: String
  /// Values of `metadata` by key, each with where it came from; `file_name` for what was parsed out of the name.
  public var fields: [String: UsedField]

  public init(id: UUID, fileName: String, fields: [String: UsedField]) {
    self.id = id
    self.fileName = fileName
    self.fields = fields
  }
}

/// A new name for a file, and why.
public struct ProposedName: Sendable, Hashable {
  /// `proposed_filename`.
  public let fileName: String
  /// `proposal_reason`, in words.
  public let reason: String
  /// `confidence_score`, 0.05–1.
  public let confidence: Double
  /// `metadata_used`, without `_file`.
  public let fieldsUsed: [String: UsedField]
}

/// Why there is no proposal: the keys of `skipped` in the report of `propose`.
public enum ProposalSkip: Sendable, Hashable, CustomStringConvertible {
  /// A field of the template has no value.
  case missing(field: String)
  /// Nothing would be left of the name.
  case emptyName
  /// Another recording of the folder would get the same name, and neither mix, remixer nor album tells them apart.
  case sameName
  /// The new name differs only in case or normal form.
  case sameButForCase

  public var description: String {
    switch self {
    case .missing(let field): "no_\(field)"
    case .emptyName: "empty_name"
    case .sameName: "same_name"
    case .sameButForCase: "same_but_for_case"
    }
  }
}

/// What became of a recording that was considered.
public enum ProposalOutcome: Sendable, Hashable {
  case proposed(ProposedName)
  case alreadyRight
  case skipped(ProposalSkip)
}
