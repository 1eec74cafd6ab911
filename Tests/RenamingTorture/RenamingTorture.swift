@main
enum RenamingTorture {
  static func main() {}
}
