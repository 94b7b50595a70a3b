//! Rust source as a flat list of tokens with lines: comments are gone, and what only tests run is marked.

use std::str::FromStr;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A name or keyword.
    Word(String),
    /// One punctuation character.
    Mark(char),
    /// An opening bracket of any of the three shapes.
    Open(char),
    /// A closing bracket.
    Close(char),
    /// A string of any kind, without its quotes, escapes left as written.
    Text(String),
    /// A number, character or lifetime's name.
    Other,
}

/// One token of a file.
#[derive(Debug, Clone)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Its line, counted from 1.
    pub line: usize,
    /// Whether it stands under `#[cfg(test)]` or `#[test]`.
    pub in_test: bool,
}

impl Token {
    /// The name, if it is one.
    pub fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    /// Whether it is this name or keyword.
    pub fn is_word(&self, expected: &str) -> bool {
        self.word() == Some(expected)
    }

    /// Whether it is this punctuation character.
    pub fn is_mark(&self, expected: char) -> bool {
        self.kind == Kind::Mark(expected)
    }

    /// The content of a string literal, if it is one.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// Reads a file; `None` when it is not well-formed Rust (which the compiler will say better).
pub fn read(source: &str) -> Option<Vec<Token>> {
    let stream = TokenStream::from_str(source).ok()?;
    let mut tokens = Vec::new();
    flatten(stream, false, &mut tokens);
    Some(tokens)
}

fn flatten(stream: TokenStream, in_test: bool, into: &mut Vec<Token>) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let mut test_item = false;
    let mut index = 0;
    while index < trees.len() {
        let in_test = in_test || test_item;
        if let Some(attribute) = attribute_at(&trees, index) {
            let text = attribute.to_string();
            if text.starts_with("doc ") || text.starts_with("doc=") {
                index += if is_mark(&trees, index + 1, '!') { 3 } else { 2 };
                continue;
            }
            test_item |= marks_a_test(&text);
        }
        match &trees[index] {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ('(', ')'),
                    Delimiter::Bracket => ('[', ']'),
                    Delimiter::Brace => ('{', '}'),
                    Delimiter::None => (' ', ' '),
                };
                let line = group.span_open().start().line;
                into.push(Token { kind: Kind::Open(open), line, in_test });
                flatten(group.stream(), in_test, into);
                let line = group.span_close().start().line;
                into.push(Token { kind: Kind::Close(close), line, in_test });
                // The body ends the item that an attribute marked.
                test_item &= open != '{';
            }
            TokenTree::Punct(mark) => {
                let line = mark.span().start().line;
                into.push(Token { kind: Kind::Mark(mark.as_char()), line, in_test });
                test_item &= mark.as_char() != ';';
            }
            TokenTree::Ident(word) => {
                let line = word.span().start().line;
                let word = word.to_string();
                let word = word.strip_prefix("r#").map_or(word.clone(), str::to_owned);
                into.push(Token { kind: Kind::Word(word), line, in_test });
            }
            TokenTree::Literal(literal) => {
                let line = literal.span().start().line;
                let kind = string_content(&literal.to_string()).map_or(Kind::Other, Kind::Text);
                into.push(Token { kind, line, in_test });
            }
        }
        index += 1;
    }
}

/// The attribute that begins at an index, as the stream inside its brackets.
fn attribute_at(trees: &[TokenTree], index: usize) -> Option<TokenStream> {
    if !is_mark(trees, index, '#') {
        return None;
    }
    let next = if is_mark(trees, index + 1, '!') { index + 2 } else { index + 1 };
    match trees.get(next)? {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => Some(group.stream()),
        _ => None,
    }
}

fn is_mark(trees: &[TokenTree], index: usize, expected: char) -> bool {
    matches!(trees.get(index), Some(TokenTree::Punct(mark)) if mark.as_char() == expected)
}

fn marks_a_test(attribute: &str) -> bool {
    let dense: String = attribute.chars().filter(|c| !c.is_whitespace()).collect();
    dense == "test" || dense.ends_with("::test") || dense == "cfg(test)" || dense.starts_with("cfg(all(test,")
}

/// The content of a string literal: plain, raw, byte or C.
fn string_content(literal: &str) -> Option<String> {
    let start = literal.find('"')?;
    let prefix = &literal[..start];
    let raw = prefix.contains('r');
    if !prefix.chars().all(|c| matches!(c, 'r' | 'b' | 'c' | '#')) {
        return None;
    }
    let hashes = if raw { prefix.matches('#').count() } else { 0 };
    let end = literal.len().checked_sub(1 + hashes)?;
    literal.get(start + 1..end).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(source: &str, in_test: bool) -> Vec<String> {
        let tokens = read(source).unwrap();
        tokens.iter().filter(|t| t.in_test == in_test).filter_map(|t| t.word().map(str::to_owned)).collect()
    }

    #[test]
    fn comments_vanish_and_strings_stay() {
        let tokens = read("/// a doc comment\n// plain\nconst A: &str = r#\"SELECT \"x\"\"#;").unwrap();
        assert!(tokens.iter().any(|t| t.text() == Some("SELECT \"x\"")));
        assert!(!tokens.iter().any(|t| t.text().is_some_and(|text| text.contains("doc comment"))));
    }

    #[test]
    fn what_only_tests_run_is_marked() {
        let source = "fn a() {} #[cfg(test)] mod tests { fn b() {} } fn c() {} #[test] fn d() { e() } fn f() {}";
        let product = words(source, false);
        assert!(["a", "c", "f"].iter().all(|name| product.contains(&(*name).to_owned())), "{product:?}");
        assert!(["b", "d", "e"].iter().all(|name| !product.contains(&(*name).to_owned())), "{product:?}");
        assert!(words(source, true).contains(&"e".to_owned()));
    }

    #[test]
    fn lines_are_counted_from_one() {
        let tokens = read("fn a() {}\nfn b() {}").unwrap();
        let b = tokens.iter().find(|t| t.is_word("b")).unwrap();
        assert_eq!(b.line, 2);
    }

    #[test]
    fn what_does_not_lex_is_none() {
        assert!(read("fn a( {").is_none());
    }
}
