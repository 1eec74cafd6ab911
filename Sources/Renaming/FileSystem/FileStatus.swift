import Glibc

/// What statx says of one name.
public struct FileStatus: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case file, folder, symbolicLink, other
  }
  public var kind: Kind
  public var id: FileID
  /// Mount the file lies on (`STATX_MNT_ID`); 0 where the kernel does not tell.
  public var mount: UInt64
  /// Bytes.
  public var size: Int64
  /// Nanoseconds since 1970.
  public var modified: Int64
  /// Number of names (hard links).
  public var links: UInt32
  /// Permission bits.
  public var permissions: UInt32
  public var owner: UInt32
  public var group: UInt32

  public init(
    kind: Kind, id: FileID, mount: UInt64 = 0, size: Int64, modified: Int64, links: UInt32 = 1,
    permissions: UInt32 = 0o644, owner: UInt32 = 0, group: UInt32 = 0
  ) {
    self.kind = kind
    self.id = id
    self.mount = mount
    self.size = size
    self.modified = modified
    self.links = links
    self.permissions = permissions
    self.owner = owner
    self.group = group
  }
}

/// A file itself, whatever its names: device and inode.
public struct FileID: Sendable, Hashable {
  public var device: UInt64
  public var inode: UInt64

  public init(device: UInt64, inode: UInt64) {
    self.device = device
    self.inode = inode
  }
}

/// One row of a folder's listing.
public struct FolderEntry: Sendable, Hashable {
  public var name: FileName
  public var inode: UInt64
  /// Nil where the file system does not say without a stat.
  public var kind: FileStatus.Kind?

  public init(name: FileName, inode: UInt64, kind: FileStatus.Kind?) {
    self.name = name
    self.inode = inode
    self.kind = kind
  }
}

/// What a folder's file system allows.
public struct FolderLimits: Sendable, Hashable {
  /// Longest name in bytes.
  public var nameLimit: Int
  public var isReadOnly: Bool
  /// `ext4`, `exfat`, `fuse`, … or the magic number.
  public var fileSystem: String

  public init(nameLimit: Int = 255, isReadOnly: Bool = false, fileSystem: String = "") {
    self.nameLimit = nameLimit
    self.isReadOnly = isReadOnly
    self.fileSystem = fileSystem
  }
}
