"""Compares pairs of XML documents, before and after transformation, with expat and with libxml2.

Reads records from standard input: a JSON line {"encoding", "margins", "sound", "before": hex, "after": hex}, where margins
says what became of comments and processing instructions: shape, keep (instructions alone) or drop. Prints a line for each
pair of which a parser sees different trees: other events, names or orders of attributes; or values, texts and comments
that differ in more than their letters and digits. A document that a parser refuses must stay one that it refuses, unless
what it refuses was dropped; a sound one must be one that both accept, and be spelled alike to the last reference.
"""
import ctypes, ctypes.util, json, re, sys
from xml.parsers import expat
from characters import KINDS, difference



def decoded(data, encoding):
    """The text of a document, without its mark."""
    return data.decode(encoding).removeprefix("\ufeff")


def expat_events(data, encoding):
    events = []
    if encoding.startswith("utf-32"):
        # Which expat does not read.
        parser = expat.ParserCreate("utf-8")
        data = decoded(data, encoding).encode()
    else:
        parser = expat.ParserCreate()
    parser.ordered_attributes = True
    parser.XmlDeclHandler = lambda version, name, alone: events.append(("declaration", version, name, alone))
    parser.StartElementHandler = lambda name, attributes: events.append(("start", name, attributes))
    parser.EndElementHandler = lambda name: events.append(("end", name))
    parser.CharacterDataHandler = lambda data: events.append(("text", data))
    parser.StartCdataSectionHandler = lambda: events.append(("section",))
    parser.EndCdataSectionHandler = lambda: events.append(("section end",))
    parser.CommentHandler = lambda data: events.append(("comment", data))
    parser.ProcessingInstructionHandler = lambda target, data: events.append(("instruction", target, data))
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        events.append(("refused", error.code))
    except (ValueError, LookupError) as error:
        events.append(("refused", type(error).__name__))
    return events


class LibXML2:
    KINDS = {1: "start", 3: "text", 4: "cdata", 7: "instruction", 8: "comment", 13: "text", 14: "text", 15: "end"}

    def __init__(self):
        name = ctypes.util.find_library("xml2") or "libxml2.so.2"
        self.library = ctypes.CDLL(name)
        self.read_name = self.function("xmlTextReaderConstName", ctypes.c_char_p)
        self.read_value = self.function("xmlTextReaderConstValue", ctypes.c_char_p)
        for name in ("Read", "NodeType", "IsEmptyElement", "MoveToNextAttribute", "MoveToElement", "AttributeCount"):
            setattr(self, name, self.function("xmlTextReader" + name, ctypes.c_int))
        self.open = self.library.xmlReaderForMemory
        self.open.restype = ctypes.c_void_p
        self.open.argtypes = [ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_int]
        self.close = self.library.xmlFreeTextReader
        self.close.restype = None
        self.close.argtypes = [ctypes.c_void_p]
        silence = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)
        self.silent = silence(lambda context, error: None)
        self.library.xmlSetStructuredErrorFunc(None, self.silent)

    def function(self, name, result):
        found = getattr(self.library, name)
        found.restype, found.argtypes = result, [ctypes.c_void_p]
        return found

    def events(self, data, encoding):
        try:
            data = decoded(data, encoding).encode()
        except UnicodeError:
            return [("refused", "encoding")]
        # XML_PARSE_NONET and XML_PARSE_IGNORE_ENC: the declaration names what the document was in.
        reader = self.open(data, len(data), None, b"UTF-8", 1 << 11 | 1 << 21)
        events = []
        while (more := self.Read(reader)) == 1:
            kind = self.KINDS.get(self.NodeType(reader), "other")
            if kind == "start":
                is_empty = self.IsEmptyElement(reader)
                name, attributes = self.read_name(reader).decode(), []
                while self.MoveToNextAttribute(reader) == 1:
                    attributes += [self.read_name(reader).decode(), self.read_value(reader).decode()]
                self.MoveToElement(reader)
                events.append(("start", name, attributes, is_empty))
            elif kind == "end":
                events.append(("end", self.read_name(reader).decode()))
            elif kind == "instruction":
                events.append((kind, self.read_name(reader).decode(), (self.read_value(reader) or b"").decode()))
            else:
                events.append((kind, (self.read_value(reader) or b"").decode()))
        self.close(reader)
        if more != 0:
            events.append(("refused",))
        return events


def merged(events, dropped):
    """The events without those that are dropped, and each run of text as one."""
    result = []
    for event in events:
        if dropped and event[0] in ("comment", "instruction"):
            continue
        if event[0] in ("text", "cdata") and result and result[-1][0] == event[0]:
            result[-1] = (event[0], result[-1][1] + event[1])
        else:
            result.append(event)
    return result


def events_differ(before, after, pair):
    if len(before) != len(after):
        return f"{len(before)} events and {len(after)}"
    for number, (one, two) in enumerate(zip(before, after)):
        found = event_differs(one, two, pair)
        if found:
            return f"event {number}, {one[0]} and {two[0]}: {found}"
    return None


def event_differs(one, two, pair):
    if one[0] != two[0]:
        return "another kind"
    if one[0] in ("text", "cdata", "comment"):
        return difference(one[1], two[1])
    if one[0] == "instruction":
        if one[1] != two[1]:
            return "another target"
        return difference(one[2], two[2]) if pair["margins"] == "shape" else None if one == two else "changed"
    if one[0] == "start":
        if one[1] != two[1] or one[3:] != two[3:] or one[2][::2] != two[2][::2]:
            return "other names"
        for name, old, new in zip(one[2][::2], one[2][1::2], two[2][1::2]):
            # No rule governs the names of namespaces; what has no prefix behind its colon is none.
            if re.fullmatch(r"xmlns(:[^\W\d].*)?", name, re.DOTALL):
                if old != new:
                    return "another namespace"
            elif found := difference(old, new):
                return f"an attribute: {found}"
        return None
    return None if one == two else "changed"


def spelling(text):
    """A document as it is written, with numbers of letters and digits in place of those alone that are none."""
    def reference(match):
        code = int(match[2], 16 if match[1] else 10)
        kind = KINDS[code]
        return match[0] if kind == chr(code) else f"&#{match[1]}{kind};"
    return re.sub("&#(x?)([0-9A-Fa-f]+);", reference, text)


libxml2 = LibXML2()
for number, line in enumerate(sys.stdin):
    pair = json.loads(line)
    for name, read in (("expat", expat_events), ("libxml2", libxml2.events)):
        before, after = (
            merged(read(bytes.fromhex(pair[key]), pair["encoding"]), pair["margins"] == "drop")
            for key in ("before", "after"))
        is_refused = before[-1][0] == "refused"
        found = None if is_refused and pair["margins"] == "drop" else events_differ(before, after, pair)
        if pair["sound"] and is_refused:
            found = f"refuses what was generated as well-formed: {before[-1]}"
        if found:
            print(number, name, found)
            break
    else:
        if pair["sound"] and pair["margins"] != "drop":
            before, after = (
                spelling(bytes.fromhex(pair[key]).decode(pair["encoding"])) for key in ("before", "after"))
            if found := difference(before, after):
                print(number, "spelling:", found)
