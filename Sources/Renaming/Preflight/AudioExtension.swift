/// Which files are music of their own, and so never a companion of other music with the same stem.
enum AudioExtension {
  private static let all: Set<String> = [
    "mp3", "mp2", "flac", "wav", "wave", "aif", "aiff", "aifc", "m4a", "m4b", "m4p", "mp4", "aac", "alac", "ogg", "oga",
    "opus", "wma", "ape", "wv", "mpc", "dsf", "dff", "mka", "ac3", "dts", "caf", "tta", "shn", "au", "amr",
  ]

  static func isMusic(_ name: FileName) -> Bool {
    String(validating: name.pathExtension, as: UTF8.self).map { all.contains($0.lowercased()) } ?? false
  }
}
