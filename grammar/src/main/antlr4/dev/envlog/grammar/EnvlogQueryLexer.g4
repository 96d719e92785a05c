/*
 * Words of envlog's query language. EnvlogQuery.g4 puts them together.
 *
 *     status:[500 TO 599] AND NOT path:"/a b" AND duration > 100ms
 *     |<-DEFAULT->|RANGE|     |<--DEFAULT-->|VALUE| ...
 *
 * What may stand in a word depends on where it stands: a path, an address or a cluster is full of characters that mean
 * something elsewhere. So an operator opens mode VALUE for the one value behind it, a parenthesis there opens GROUP, a bracket
 * RANGE. Every mode ends in a rule that takes any character, so the lexer never fails: what is out of place is an error of the
 * parser, at its position.
 */
lexer grammar EnvlogQueryLexer;

BLANK     : SPACE+ -> skip ;
AND       : A N D ;
OR        : O R ;
NOT       : N O T | '!' | '-' ;
WITHIN    : W I T H I N -> pushMode(VALUE) ;
SEQ_OPEN  : S E Q SPACE* '(' ;
OPEN      : '(' ;
CLOSE     : ')' ;
COMMA     : ',' ;
COLON     : ':' -> pushMode(VALUE) ;
AT_LEAST  : '>=' -> pushMode(VALUE) ;
AT_MOST   : '<=' -> pushMode(VALUE) ;
ABOVE      : '>' -> pushMode(VALUE) ;
BELOW      : '<' -> pushMode(VALUE) ;
EQUAL     : ('=' | '==') -> pushMode(VALUE) ;
UNEQUAL   : '!=' -> pushMode(VALUE) ;
QUOTED    : '"' ('\\' . | ~["\\])* '"' | '\'' ('\\' . | ~['\\])* '\'' ;
UNCLOSED  : '"' ('\\' . | ~["\\])* '\\'? EOF | '\'' ('\\' . | ~['\\])* '\\'? EOF ;
WORD      : (ESCAPED | WORD_FIRST | HEADER) (ESCAPED | WORD_FIRST | '-')* ;
OTHER     : . ;

// One value behind an operator.
mode VALUE ;

VALUE_BLANK    : SPACE+ -> skip ;
VALUE_AT_LEAST : '>=' -> type(AT_LEAST) ;                               // duration:>=100ms
VALUE_AT_MOST  : '<=' -> type(AT_MOST) ;
VALUE_ABOVE     : '>' -> type(ABOVE) ;
VALUE_BELOW     : '<' -> type(BELOW) ;
VALUE_AND      : A N D -> type(AND), popMode ;                          // the value is missing
VALUE_OR       : O R -> type(OR), popMode ;
VALUE_NOT      : N O T -> type(NOT), popMode ;
VALUE_CLOSE    : ')' -> type(CLOSE), popMode ;
VALUE_COMMA    : ',' -> type(COMMA), popMode ;
VALUE_QUOTED   : QUOTED -> type(QUOTED), popMode ;
VALUE_UNCLOSED : UNCLOSED -> type(UNCLOSED), popMode ;
GROUP_OPEN     : '(' -> type(OPEN), mode(GROUP) ;
RANGE_OPEN     : [[{] -> mode(RANGE) ;
VALUE_WORD     : (ESCAPED | VALUE_FIRST) (ESCAPED | VALUE_NEXT)* -> popMode ;
VALUE_OTHER    : . -> type(OTHER), popMode ;

// Several values of one field: flag:(UC OR UF).
mode GROUP ;

GROUP_BLANK    : SPACE+ -> skip ;
GROUP_AND      : A N D -> type(AND) ;
GROUP_OR       : O R -> type(OR) ;
GROUP_NOT      : (N O T | '!' | '-') -> type(NOT) ;
GROUP_AT_LEAST : '>=' -> type(AT_LEAST) ;
GROUP_AT_MOST  : '<=' -> type(AT_MOST) ;
GROUP_ABOVE     : '>' -> type(ABOVE) ;
GROUP_BELOW     : '<' -> type(BELOW) ;
GROUP_INNER    : '(' -> type(OPEN), pushMode(GROUP) ;
GROUP_CLOSE    : ')' -> type(CLOSE), popMode ;
GROUP_COMMA    : ',' -> type(COMMA) ;
GROUP_QUOTED   : QUOTED -> type(QUOTED) ;
GROUP_UNCLOSED : UNCLOSED -> type(UNCLOSED) ;
GROUP_WORD     : (ESCAPED | GROUP_FIRST) (ESCAPED | VALUE_NEXT)* -> type(VALUE_WORD) ;
GROUP_OTHER    : . -> type(OTHER) ;

// [from TO to], {from TO to}: with and without the bounds themselves.
mode RANGE ;

RANGE_BLANK    : SPACE+ -> skip ;
TO             : T O ;
RANGE_CLOSE    : [\]}] -> popMode ;
RANGE_QUOTED   : QUOTED -> type(QUOTED) ;
RANGE_UNCLOSED : UNCLOSED -> type(UNCLOSED) ;
BOUND          : ~[ \t\r\n\u00A0"'[\]{}()]+ ;
RANGE_OTHER    : . -> type(OTHER) ;

fragment SPACE       : [ \t\r\n\u00A0] ;
fragment ESCAPED     : '\\' . ;
fragment WORD_FIRST  : ~[ \t\r\n\u00A0"'()[\]{},:<>=!\\-] ;
fragment VALUE_FIRST : ~[ \t\r\n\u00A0"'()[{,<>\\] ;
fragment GROUP_FIRST : ~[ \t\r\n\u00A0"'()[\]{},<>!\\-] ;
fragment VALUE_NEXT  : ~[ \t\r\n\u00A0"'(),\\] ;

fragment HEADER      : H E A D E R '.:' ;                               // header.:status, which begins with a colon

fragment A : [aA] ;
fragment D : [dD] ;
fragment E : [eE] ;
fragment H : [hH] ;
fragment I : [iI] ;
fragment N : [nN] ;
fragment O : [oO] ;
fragment Q : [qQ] ;
fragment R : [rR] ;
fragment S : [sS] ;
fragment T : [tT] ;
fragment W : [wW] ;
