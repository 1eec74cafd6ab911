/// A place on the screen in cells, from 0.
public struct Rectangle: Sendable, Hashable {
  public var row: Int
  public var column: Int
  public var height: Int
  public var width: Int

  public init(row: Int, column: Int = 0, height: Int, width: Int) {
    self.row = row
    self.column = column
    self.height = height
    self.width = width
  }

  public var rows: Range<Int> { row..<row + height }
  public var isEmpty: Bool { height <= 0 || width <= 0 }

  public func contains(row at: Int, column: Int) -> Bool {
    rows.contains(at) && (self.column..<self.column + width).contains(column)
  }
}
