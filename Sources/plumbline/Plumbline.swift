import ArgumentParser

@main
struct Plumbline: ParsableCommand {}
