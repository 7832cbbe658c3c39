import Testing

@testable import Pseudonyms

@Suite("email")
struct EmailTests {
    @Test("an address in another case is the same address in that case")
    func cases() throws {
        let outputs = try pseudonyms(
            .email, ["john.smith@mail.example.com", "JOHN.SMITH@MAIL.EXAMPLE.COM", "John.Smith@Mail.Example.com"])
        #expect(Set(outputs.map { $0.lowercased() }).count == 1)
        #expect(outputs[0] == outputs[0].lowercased() && outputs[1] == outputs[1].uppercased())
        #expect(outputs.allSatisfy { $0.count == "john.smith@mail.example.com".count })
    }

    @Test(
        "every address lies under .example",
        arguments: [
            "a@b", "jo@x.io", "john@gmail.com", "john@sub.domain.of.a.company.co.uk", "x@[127.0.0.1]", "a@b@c.com",
            "\"quoted@local\"@c.com", "o'brien@c.com", "josé@correo.es", "用户@例子.中国", "@handle", "mailto:a.b@c.com",
            "John Smith <john@c.com>", "a@c.com; b@d.com,e@f.com", "see john@c.com.", "(a@c.com)", "'a@c.com'",
            "john@" + String(repeating: "long.", count: 40) + "com", "a@b ", " a@b", "tag+x@c.com",
        ])
    func notLive(text: String) throws {
        let output = try pseudonym(.email, text)
        for part in output.lowercased().split(whereSeparator: { " ,;<>()[]\"'".contains($0) }) where part.contains("@")
        {
            let domain = part.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
            let trimmed = domain.hasSuffix(".") ? domain.dropLast() : domain
            #expect(trimmed.hasSuffix(".example"), "\(output)")
            for label in trimmed.split(separator: ".", omittingEmptySubsequences: false) {
                #expect(
                    (1...63).contains(label.utf8.count)
                        && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) })
            }
        }
        #expect(
            output.filter { $0 == "@" }.count
                >= (text.contains("@b@") || text.contains("local") ? 1 : text.filter { $0 == "@" }.count))
    }

    @Test("the length is kept from domains of 14 bytes on; a shorter domain becomes one of 14")
    func lengths() throws {
        for length in 3...80 {
            let domain = String(repeating: "d", count: length - 3) + ".uk"
            let output = try pseudonym(.email, "john.smith@" + domain)
            #expect(output.utf8.count == "john.smith@".utf8.count + max(14, length))
        }
    }

    @Test("one domain has one pseudonym, another another")
    func domains() throws {
        let outputs = try pseudonyms(
            .email, ["anna@mail.example.com", "bert@MAIL.example.com", "anna@mail.example.org"])
        let domains = outputs.map { $0.lowercased().split(separator: "@")[1] }
        #expect(domains[0] == domains[1] && domains[0] != domains[2])
        // The local part depends on the domain: nobody is traced from one provider to another.
        #expect(outputs[0].split(separator: "@")[0] != outputs[2].split(separator: "@")[0])
    }

    @Test("addresses of one domain do not collide, and keep their punctuation")
    func injective() throws {
        let locals = (0..<20_000).map { "user.\($0)" }
        let outputs = try pseudonyms(.email, locals.map { $0 + "@mail.example.com" })
        #expect(Set(outputs).count == locals.count)
        for (local, output) in zip(locals, outputs) {
            let written = output.split(separator: "@")[0]
            #expect(written.utf8.count == local.utf8.count && written.split(separator: ".").count == 2)
        }
    }

    @Test("short and long local parts and accented letters keep their shape")
    func otherLocals() throws {
        #expect(pattern(String(try pseudonym(.email, "jo1@c.com").split(separator: "@")[0])) == "aa9")
        let long = String(repeating: "a1", count: 13)
        #expect(pattern(String(try pseudonym(.email, long + "@c.com").split(separator: "@")[0])) == pattern(long))
        let accented = try pseudonym(.email, "josé.garcía@c.com").split(separator: "@")[0]
        #expect(accented.utf8.count == "josé.garcía".utf8.count && accented != "josé.garcía")
    }

    @Test("what surrounds addresses gets keyed shape and keeps its marks")
    func surroundings() throws {
        let address = try pseudonym(.email, "john.smith@mail.example.com")
        let output = try pseudonym(.email, "\"Smith, John\" <john.smith@mail.example.com>; x")
        #expect(output.contains("<\(address)>; "))
        #expect(pattern(String(output.prefix(14))) == "\"Aaaaa, Aaaa\" ")
        #expect(!output.contains("Smith"))
        #expect(try pseudonym(.email, "mailto:john.smith@mail.example.com") == "mailto:" + address)
    }

    @Test("bytes that are no UTF-8 are substituted, in an address and beside it")
    func invalidBytes() throws {
        let name: [UInt8] = [0xC8, 0xE2, 0xE0, 0xED]
        for value in [name + Array("@mail.example.com".utf8), name + Array(" <a@mail.example.com>".utf8), name] {
            let output = try #require(try pseudonyms(.email, of: [value]).first)
            #expect(output.count == value.count)
            #expect(zip(name, output).allSatisfy { $0 != $1 && strayBytes.contains($1) })
        }
    }
}
