import FoundationEssentials

/// What one person did in one go: one row of `rename_batches`.
public struct RenameBatch: Sendable, Hashable, Codable, Identifiable {
  /// A value of another program is kept as it is.
  public struct Kind: RawRepresentable, Sendable, Hashable, Codable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Proposals accepted: files renamed, or marked where no root is named.
    public static let accept = Kind(rawValue: "accept")
    public static let reject = Kind(rawValue: "reject")
    /// Takes back the batch in `reverses`.
    public static let undo = Kind(rawValue: "undo")
    /// Does the batch in `reverses` again.
    public static let redo = Kind(rawValue: "redo")
  }

  public var id: UUID
  public var kind: Kind
  /// The accept or reject that an undo takes back or a redo does again; never an undo or redo itself.
  public var reverses: UUID?
  public var author: Author
  public var startedAt: Date

  public init(id: UUID = UUID(), kind: Kind, reverses: UUID? = nil, author: Author, startedAt: Date) {
    self.id = id
    self.kind = kind
    self.reverses = reverses
    self.author = author
    self.startedAt = startedAt
  }
}

/// Who works on a batch, and on which machine: recovery touches only what its own machine's dead processes left.
public struct Author: Sendable, Hashable, Codable {
  /// Login name.
  public var user: String
  public var host: String
  /// `/etc/machine-id`.
  public var machine: String
  /// `/proc/sys/kernel/random/boot_id`: inodes and mounts are compared within one boot only.
  public var boot: String
  public var process: ProcessIdentity

  public init(user: String, host: String, machine: String, boot: String, process: ProcessIdentity) {
    self.user = user
    self.host = host
    self.machine = machine
    self.boot = boot
    self.process = process
  }
}

/// One process for the whole of a boot: numbers are used again, start times with them are not.
public struct ProcessIdentity: Sendable, Hashable, Codable {
  public var id: Int32
  /// Clock ticks since boot (field 22 of `/proc/PID/stat`); 0 where unknown.
  public var started: UInt64

  public init(id: Int32, started: UInt64) {
    self.id = id
    self.started = started
  }
}
