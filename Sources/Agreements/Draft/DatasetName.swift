extension Dataset {
    /// Whether a text can be the name of a dataset.
    public static func isName(_ text: String) -> Bool {
        if !text.isEmpty, case .value = Scalar.datasetName(text) { true } else { false }
    }
}
