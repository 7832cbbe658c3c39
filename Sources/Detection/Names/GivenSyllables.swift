/// Given names of two syllables as they are written in Korea and China, with a hyphen: `Jun-ho`, `Mei-ling`.
enum GivenSyllables {
    private enum Syllable: UInt8, Sendable {
        case any
    }

    private static let table = WordTable<Syllable>([
        (
            .any,
            """
            ho yeon woo jin min hyun young hee hye ji joon jun seok suk sung soo su won wook eun ah rim mi sook kyung chul hoon hwan gyu
            kyu bin bum beom tae dong sang seung yong yoon il ki gi ran ra na ri rin seo chan cheol gun geun hun hyuk jae je jeong jung
            joo ju kwang kwon myung nam sik shik sun seon woong yeol yul ling ping ming ying fang lan mei yan yin wai wah man kit keung
            kei kin kwan kwong lai lam lee leung lik lok lun mui nga ngai pui shan sheung shing siu sum suet ting tung wing yee yi yu yuk
            yuen yun yiu hong hung fung fai chi chiu cheung chun chung hin hoi kam kan ka hang hua hui jie jing juan lei liang lin long
            ning peng qi qing rong rui shu tao wei wen xia xian xiang xin xiu xue yang ye yuan yue zhen zhi zhong
            """
        )
    ])

    /// Whether a word with a capital and one in small letters behind a hyphen make such a name.
    static func make(_ first: NameWord, _ second: NameWord, in text: Span<UInt8>) -> Bool {
        guard first.letters < 6, second.letters < 6, second.end - second.start == second.letters,
            table[text.word(at: second.start, most: second.letters).key] != nil
        else { return false }
        if table[text.word(at: first.start, most: first.letters).key] != nil { return true }
        return !first.has([.ordinary, .function, .trade, .particle]) && (first.isUnknown || first.has(.name))
    }
}
