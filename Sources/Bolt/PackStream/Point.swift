/// A point in space.
public struct Point: Sendable, Hashable {
  /// The coordinate reference system: 7203 and 9157 are Cartesian in two and three dimensions, 4326 and 4979 WGS 84.
  public let srid: Int64
  public let x: Double
  public let y: Double
  /// Nil in two dimensions.
  public let z: Double?

  public init(srid: Int64, x: Double, y: Double, z: Double? = nil) {
    self.srid = srid
    self.x = x
    self.y = y
    self.z = z
  }
}
