//! base64url without padding (RFC 4648, section 5): thirty lines, total, and without the engines and
//! alphabets of the crates for it.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The text of some bytes.
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let at = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let group = at(0) << 16 | at(1) << 8 | at(2);
        for place in 0..=chunk.len() {
            let letter = group >> (18 - 6 * place) & 63;
            text.push(char::from(LETTERS[letter as usize]));
        }
    }
    text
}

/// The bytes of a text; `None` where it is not one that [`encode`] makes.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for chunk in text.as_bytes().chunks(4) {
        let mut group = 0_u32;
        for byte in chunk {
            let letter = LETTERS.iter().position(|letter| letter == byte)?;
            group = group << 6 | u32::try_from(letter).ok()?;
        }
        let count = chunk.len() - 1;
        // One letter alone is half a byte; the bits after the last byte are 0.
        let spare = chunk.len() * 6 - count * 8;
        if count == 0 || group & ((1 << spare) - 1) != 0 {
            return None;
        }
        let [_, three @ ..] = (group >> spare << (8 * (3 - count))).to_be_bytes();
        bytes.extend_from_slice(&three[..count]);
    }
    Some(bytes)
}
