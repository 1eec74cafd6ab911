import FoundationEssentials

extension UUID: PostgresArrayElement {}
extension Date: PostgresArrayElement {}
