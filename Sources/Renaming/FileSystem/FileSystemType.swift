/// Names of file systems by the magic number that statfs gives (linux/magic.h).
enum FileSystemType {
  private static let names: [Int64: String] = [
    0xEF53: "ext4", 0x5846_5342: "xfs", 0x9123_683E: "btrfs", 0xF2F5_2010: "f2fs", 0x0102_1994: "tmpfs",
    0x2FC1_2FC1: "zfs", 0x4d44: "vfat", 0x2011_BAB0: "exfat", 0x7366_746E: "ntfs3", 0x5346_544E: "ntfs",
    0x6573_5546: "fuse", 0x6969: "nfs", 0xFF53_4D42: "cifs", 0xFE53_4D42: "smb", 0x794C_7630: "overlayfs",
    0x482B: "hfsplus", 0x4244: "hfs", 0x9660: "iso9660", 0x7371_7368: "squashfs", 0x0102_1997: "9p",
    0x6A65_6A63: "virtiofs", 0x2405_1905: "ubifs", 0xCA45_1A4E: "bcachefs",
  ]

  static func name(of magic: Int64) -> String {
    names[magic & 0xFFFF_FFFF] ?? "0x" + String(magic & 0xFFFF_FFFF, radix: 16)
  }
}
