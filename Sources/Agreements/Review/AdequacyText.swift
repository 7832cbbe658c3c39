// swift-format-ignore-file
// Written by scripts/adequacy.py from agreements/adequacy.json; a test holds the two together.

/// The countries that UK adequacy regulations cover, as this release knows them: the file, byte for byte.
enum AdequacyText {
    static let builtIn: String = #"""
{
  "asOf": "2025-12-31",
  "reviewBy": "2026-12-31",
  "home": "GB",
  "sources": [
    {"basis": "eea", "text": "Data Protection Act 2018, Schedule 21, paragraph 5(1)(a): EEA states"},
    {"basis": "schedule-21", "text": "Data Protection Act 2018, Schedule 21, paragraph 5: countries and territories with a decision of the European Commission before 2021"},
    {"basis": "SI 2022/1213", "text": "The Data Protection (Adequacy) (Republic of Korea) Regulations 2022"},
    {"basis": "SI 2023/1028", "text": "The Data Protection (Adequacy) (United States of America) Regulations 2023"}
  ],
  "countries": [
    {"code": "AT", "name": "Austria", "basis": "eea"},
    {"code": "BE", "name": "Belgium", "basis": "eea"},
    {"code": "BG", "name": "Bulgaria", "basis": "eea"},
    {"code": "HR", "name": "Croatia", "basis": "eea"},
    {"code": "CY", "name": "Cyprus", "basis": "eea"},
    {"code": "CZ", "name": "Czechia", "basis": "eea"},
    {"code": "DK", "name": "Denmark", "basis": "eea"},
    {"code": "EE", "name": "Estonia", "basis": "eea"},
    {"code": "FI", "name": "Finland", "basis": "eea"},
    {"code": "FR", "name": "France", "basis": "eea"},
    {"code": "DE", "name": "Germany", "basis": "eea"},
    {"code": "GR", "name": "Greece", "basis": "eea"},
    {"code": "HU", "name": "Hungary", "basis": "eea"},
    {"code": "IS", "name": "Iceland", "basis": "eea"},
    {"code": "IE", "name": "Ireland", "basis": "eea"},
    {"code": "IT", "name": "Italy", "basis": "eea"},
    {"code": "LV", "name": "Latvia", "basis": "eea"},
    {"code": "LI", "name": "Liechtenstein", "basis": "eea"},
    {"code": "LT", "name": "Lithuania", "basis": "eea"},
    {"code": "LU", "name": "Luxembourg", "basis": "eea"},
    {"code": "MT", "name": "Malta", "basis": "eea"},
    {"code": "NL", "name": "Netherlands", "basis": "eea"},
    {"code": "NO", "name": "Norway", "basis": "eea"},
    {"code": "PL", "name": "Poland", "basis": "eea"},
    {"code": "PT", "name": "Portugal", "basis": "eea"},
    {"code": "RO", "name": "Romania", "basis": "eea"},
    {"code": "SK", "name": "Slovakia", "basis": "eea"},
    {"code": "SI", "name": "Slovenia", "basis": "eea"},
    {"code": "ES", "name": "Spain", "basis": "eea"},
    {"code": "SE", "name": "Sweden", "basis": "eea"},
    {"code": "AD", "name": "Andorra", "basis": "schedule-21"},
    {"code": "AR", "name": "Argentina", "basis": "schedule-21"},
    {"code": "FO", "name": "Faroe Islands", "basis": "schedule-21"},
    {"code": "GG", "name": "Guernsey", "basis": "schedule-21"},
    {"code": "GI", "name": "Gibraltar", "basis": "schedule-21"},
    {"code": "IL", "name": "Israel", "basis": "schedule-21"},
    {"code": "IM", "name": "Isle of Man", "basis": "schedule-21"},
    {"code": "JE", "name": "Jersey", "basis": "schedule-21"},
    {"code": "NZ", "name": "New Zealand", "basis": "schedule-21"},
    {"code": "CH", "name": "Switzerland", "basis": "schedule-21"},
    {"code": "UY", "name": "Uruguay", "basis": "schedule-21"},
    {"code": "CA", "name": "Canada", "basis": "schedule-21", "only": "recipients subject to the Personal Information Protection and Electronic Documents Act"},
    {"code": "JP", "name": "Japan", "basis": "schedule-21", "only": "personal information handling business operators subject to the Act on the Protection of Personal Information"},
    {"code": "KR", "name": "Republic of Korea", "basis": "SI 2022/1213", "only": "persons subject to the Personal Information Protection Act"},
    {"code": "US", "name": "United States of America", "basis": "SI 2023/1028", "only": "organisations on the Data Privacy Framework List that take part in its UK Extension"}
  ]
}

"""#
}
