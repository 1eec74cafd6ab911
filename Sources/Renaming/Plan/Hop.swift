/// One file that lies at one name of a folder and is to lie at another. `from` is where it is now, which during
/// recovery need not be where its batch found it.
struct Hop: Sendable, Hashable {
  /// Place of the row that this is about, in whatever list the plan is made for.
  var row: Int
  /// Rows with one unit (a recording and its companions) are carried out together or not at all.
  var unit: Int
  var folder: FileID
  var from: FileName
  var to: FileName
  /// The file itself; another one at `from` is never moved.
  var file: FileID
}
