"""Checks proofs of a ledger as another program would, from the specifications alone:

    tlog_proof.py VERIFIER-KEY-FILE PROOF ENTRY
    tlog_proof.py VERIFIER-KEY-FILE CONTINUATION

c2sp.org/tlog-proof, c2sp.org/signed-note, c2sp.org/tlog-checkpoint, RFC 9162 section 2.1, RFC 8032 section 6.
"""

import base64
import hashlib
import sys

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
I = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * I % P
    assert (x * x - x2) % P == 0
    return P - x if x & 1 != sign else x


def point(bytes_):
    y = int.from_bytes(bytes_, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    x = recover_x(y, sign)
    return x, y, 1, x * y % P


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def multiply(s, p):
    q = (0, 1, 1, 0)
    while s:
        if s & 1:
            q = add(q, p)
        p = add(p, p)
        s >>= 1
    return q


def ed25519_verifies(public, message, signature):
    y = 4 * pow(5, P - 2, P) % P
    x = recover_x(y, 0)
    base = (x, y, 1, x * y % P)
    a, r = point(public), point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    one, other = multiply(s, base), add(r, multiply(h, a))
    return s < L and (one[0] * other[2] - other[0] * one[2]) % P == 0 and (one[1] * other[2] - other[1] * one[2]) % P == 0


def signed_checkpoint(note, key):
    name, key_id, blob = key.strip().split("+", 2)
    blob = base64.b64decode(blob)
    assert blob[0] == 1 and len(blob) == 33
    assert hashlib.sha256(name.encode() + b"\n" + blob).hexdigest()[:8] == key_id
    text, signatures = note.rsplit("\n\n", 1)
    text += "\n"
    verified = False
    for line in signatures.splitlines():
        dash, signer, data = line.split(" ")
        data = base64.b64decode(data)
        if dash == "\u2014" and signer == name and data[:4].hex() == key_id:
            assert ed25519_verifies(blob[1:], text.encode(), data[4:]), "bad signature"
            verified = True
    assert verified, "no signature by the key"
    origin, size, root = text.splitlines()[:3]
    assert origin == name
    return int(size), base64.b64decode(root)


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def inclusion_root(index, size, leaf, hashes):  # RFC 9162 section 2.1.3.2
    fn, sn, r = index, size - 1, leaf
    assert index < size
    for p in hashes:
        assert sn != 0
        if fn & 1 or fn == sn:
            r = node(p, r)
            while not fn & 1 and fn != 0:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node(r, p)
        fn, sn = fn >> 1, sn >> 1
    assert sn == 0
    return r


def consistency_holds(old, old_root, new, new_root, hashes):  # RFC 9162 section 2.1.4.2
    if old == new:
        return not hashes and old_root == new_root
    hashes = ([old_root] if old & (old - 1) == 0 else []) + hashes
    fn, sn = old - 1, new - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = hashes[0]
    for c in hashes[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = node(c, fr), node(c, sr)
            while not fn & 1 and fn != 0:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node(sr, c)
        fn, sn = fn >> 1, sn >> 1
    return fr == old_root and sr == new_root and sn == 0


def main():
    key = open(sys.argv[1]).read()
    head, note = open(sys.argv[2], newline="").read().split("\n\n", 1)
    size, root = signed_checkpoint(note, key)
    lines = head.split("\n")
    if lines[0] == "c2sp.org/tlog-proof@v1":
        lines = [line for line in lines[1:] if not line.startswith("extra ")]
        index = int(lines[0].removeprefix("index "))
        leaf = hashlib.sha256(b"\x00" + open(sys.argv[3], "rb").read()).digest()
        assert inclusion_root(index, size, leaf, [base64.b64decode(h) for h in lines[1:]]) == root, "not in the tree"
    else:
        assert lines[0] == "datalease/ledger-continuation@v1"
        _, old, old_root = lines[1].split(" ")
        hashes = [base64.b64decode(h) for h in lines[2:]]
        assert consistency_holds(int(old), base64.b64decode(old_root), size, root, hashes), "not a continuation"
    print("holds")


main()
