/*
 * envlog's query language: the syntax people know from Lucene and Kibana, over typed fields, and sequences of lines.
 *
 *     status:5xx cluster:inbound* duration>100ms
 *     flag:(UC OR UF) AND NOT path:/health
 *     seq("connected", "remote close") within 5ms
 *
 * Terms side by side must all hold. OR binds less than AND, NOT more. Which fields there are, and what a value of each may
 * be, is not the grammar's matter.
 */
parser grammar EnvlogQuery;

options { tokenVocab = EnvlogQueryLexer; }

query      : any EOF ;

any        : all (OR all)* ;
all        : one (AND? one)* ;
one        : NOT one                                                    # not
           | OPEN any CLOSE                                             # group
           | SEQ_OPEN any (COMMA any)+ CLOSE (WITHIN VALUE_WORD)?       # sequence
           | WORD (COLON relation? | relation) value                    # comparison
           | (WORD | QUOTED)                                            # text
           ;

relation   : AT_LEAST | AT_MOST | ABOVE | BELOW | EQUAL | UNEQUAL ;
value      : (VALUE_WORD | QUOTED)                                      # single
           | RANGE_OPEN bound TO bound RANGE_CLOSE                      # range
           | OPEN anyValue CLOSE                                        # values
           ;
bound      : BOUND | QUOTED ;

anyValue   : allValues (OR allValues)* ;
allValues  : oneValue (AND? oneValue)* ;
oneValue   : NOT oneValue                                               # notValue
           | OPEN anyValue CLOSE                                        # groupValue
           | relation? (VALUE_WORD | QUOTED)                            # singleValue
           ;
