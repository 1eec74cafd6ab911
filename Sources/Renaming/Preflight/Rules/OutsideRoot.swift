import Glibc

/// `outside-root`: the folder, its path resolved, lies below no root of this machine (P16), or cannot be opened so.
enum OutsideRoot: Rule {
  static let id = "outside-root"

  static func examine(_ subject: Subject) -> Concern? {
    guard case .refused(let error) = subject.place else { return nil }
    switch error {
    case .outsideRoot(let path):
      return Concern("\(path) lies below no root", advice: "name the music folder: roots: in the config, or --root")
    case .closed(let error) where [EXDEV, ELOOP].contains(error.code):
      return Concern("the way to the folder leads out of its root (\(error))")
    case .closed:
      return nil
    }
  }
}
