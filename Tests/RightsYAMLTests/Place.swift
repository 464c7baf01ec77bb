import RightsModel

/// A place in our input; Swift Testing has a `SourceLocation` of its own.
typealias Place = SourceLocation
