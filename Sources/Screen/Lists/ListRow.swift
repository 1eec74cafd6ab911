import FoundationEssentials

/// A row as a list holds it: the value that a page brought, and its text cleaned once for drawing.
public protocol ListRow: Sendable, Equatable, Identifiable where ID == UUID {
  associatedtype Value: Sendable & Hashable
  init(_ value: Value)
  var value: Value { get }
}
