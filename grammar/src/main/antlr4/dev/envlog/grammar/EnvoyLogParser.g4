/*
 * The statements of the Envoy log that envlog understands, by logger.
 *
 * One entry rule for each logger; one alternative for each wording of a statement. The label is the name of the
 * event: routerClusterMatch is the event router.cluster_match. Alternatives of one label are wordings of one
 * statement in different releases.
 *
 * Words in quotes stand in the log as they stand here. A name in capitals at the end of an alternative is the words
 * that close the line, spelled in the lexer. A name in lower case is a slot, and names the field: serverName is the
 * field server_name. Any slot may be empty. Where the words before a slot that often is end in a colon, the space after
 * it belongs to the slot, because it is trimmed away with the empty value.
 *
 * Above each alternative stands an example, which a test parses; behind it the Envoy releases that print it:
 *
 *     <=1.8+      in all releases looked at, from 1.8 (2018) on
 *     1.16+       since 1.16, as far as known still so
 *     1.10-1.15   read in these and the releases between
 *     <=1.26      since 1.8 or longer, last in 1.26
 *     1.26        read in 1.26; when it began or ended is not known
 *     2025+       met in logs of that year and later
 *     … follows   the message has further lines, which are not part of the statement
 *
 * <TAB> in an example is a tab, <NOTHING> is the empty message.
 */
parser grammar EnvoyLogParser;

// Each context keeps which alternative it is: alternatives of one label differ in the releases that print them.
options { tokenVocab = EnvoyLogLexer; contextSuperClass = RuleContextWithAltNum; }

// ----------------------------------------------------------------------------------------------------
// Entry rules. A logger admits the statements of another one where older releases printed them there.
// ----------------------------------------------------------------------------------------------------

connHandlerMessage     : connHandlerStatement EOF ;
httpMessage            : httpStatement EOF ;
http2Message           : http2Statement EOF ;
routerMessage          : routerStatement EOF ;
poolMessage            : poolStatement EOF ;
clientMessage          : clientStatement EOF ;
connectionMessage      : connectionStatement EOF ;
filterMessage          : ( filterStatement | extAuthzStatement | extProcStatement | jwtStatement ) EOF ;
rbacMessage            : rbacStatement EOF ;
jwtMessage             : jwtStatement EOF ;
extAuthzMessage        : extAuthzStatement EOF ;
extProcMessage         : extProcStatement EOF ;
luaMessage             : luaStatement EOF ;
wasmMessage            : wasmStatement EOF ;
multiConnectionMessage : multiConnectionStatement EOF ;
happyEyeballsMessage   : happyEyeballsStatement EOF ;
upstreamMessage        : upstreamStatement EOF ;
miscMessage            : ( miscStatement | adminStatement ) EOF ;
hcMessage              : hcStatement EOF ;
grpcMessage            : grpcStatement EOF ;
mainMessage            : ( mainStatement | connHandlerStatement ) EOF ;
backtraceMessage       : backtraceStatement EOF ;
assertMessage          : assertStatement EOF ;
adminMessage           : adminStatement EOF ;
forwardProxyMessage    : forwardProxyStatement EOF ;
oauth2Message          : oauth2Statement EOF ;
cacheFilterMessage     : cacheFilterStatement EOF ;
configMessage          : ( configStatement | extAuthzStatement ) EOF ;

line        : envelope ids? ( CONTEXT_END | CONTEXT_GAP ) messageText? EOF ;
threadLine  : THREAD thread EOF ;
headerBlock : headerLine* HEADER_BREAK* EOF ;

// ----------------------------------------------------------------------------------------------------
// Envelope: what precedes the message
// ----------------------------------------------------------------------------------------------------

// Of the whole line only the part before the message is taken apart here: which rule reads the message depends on the
// logger. At the end of Istio's line stands a tab and `thread=23`, which is to be cut off first: no rule could tell it
// from a value that ends so. After a header block it is a line of its own.
//
// Not described here: JSON, lines printed with escapes (they are read once the escapes are undone), formats that somebody chose.

envelope
    // 1.16+; read alike since 1.9, where the location was part of the message
    // e.g. [2024-11-25 13:39:52.663][2495535][debug][pool] [source/common/conn_pool/conn_pool_base.cc:182] [C1] creating stream
    // e.g. [2020-02-18 09:00:01.002][000011][info][main] [bazel-out/k8-opt/bin/external/envoy/source/server/_virtual_includes/server_lib/server/server.h:12] starting main dispatch loop
    // e.g. [2025-02-01 10:00:00.000][26][debug][http] [./source/common/http/conn_manager_impl.cc:375] [Tags: "ConnectionId":"5"] new stream
    // e.g. [2025-02-01 10:00:00.000][26][debug][router] [source/common/router/router.cc:589] [Tags: "ConnectionId":"5","StreamId":"77"] pool ready
    // e.g. [2025-02-01 10:00:00.000][26][info][ext_proc] [source/extensions/filters/http/ext_proc/ext_proc.cc:9] [Tags: "ConnectionId":"5","StreamId":"77","mode":"a, b"] onDestroy
    // e.g. 2024-11-25 13:39:52.663][23][debug][http] [source/common/http/conn_manager_impl.cc:375] [C5] new stream
    : '['? time '][' thread '][' levelName '][' logger '] [' location

    // Istio <=1.6
    // e.g. [Envoy (Epoch 0)] [2020-07-07 07:23:09.372][20][info][upstream] [external/envoy/source/common/upstream/cluster_manager_impl.cc:74] cds: add 23 cluster(s), remove 3 cluster(s)
    | '[Envoy (Epoch ' epochNumber ')] [' time '][' thread '][' levelName '][' logger '] [' location

    // <=1.8: no bracket before the location
    // e.g. [2018-07-04 09:09:07.182][131][trace][connection] source/common/network/connection_impl.cc:326] [C7] writing 63 bytes, end_stream false
    | '[' time '][' thread '][' levelName '][' logger CONTEXT_END location

    // fine-grain logging, 1.16+: the location takes the place of the logger
    // e.g. [2024-11-25 13:39:52.663][23][debug] [source/common/http/conn_manager_impl.cc:375] [C5] new stream
    | '[' time '][' thread '][' levelName '] [' location

    // Istio 1.7 - 1.16, then with the location; 1.6 with the location in brackets
    // e.g. 2022-08-17T14:15:58.562451Z<TAB>debug<TAB>envoy router<TAB>[C5][S123] pool ready
    // e.g. 2022-08-17T14:15:58.562451Z<TAB>debug<TAB>envoy main<TAB>flushing stats
    // e.g. 2022-08-17T14:15:58.562451Z  debug  envoy main  flushing stats
    // e.g. 2023-06-05T08:04:25.754381Z<TAB>debug<TAB>envoy pool external/envoy/source/common/conn_pool/conn_pool_base.cc:182<TAB>[C5] creating stream
    // e.g. 2024-03-01T07:22:21.481180Z<TAB>debug<TAB>envoy http external/envoy/source/common/http/conn_manager_impl.cc:375<TAB>[Tags: "ConnectionId":"267"] new stream
    // e.g. 2020-10-19T07:55:56.913492Z<TAB>warning<TAB>envoy main<TAB>[external/envoy/source/server/server.cc:475] there is no configured limit
    | time FIELD_GAP levelName FIELD_GAP 'envoy ' logger ( SPACE location | LOCATION_GAP location )?

    // consul-dataplane
    // e.g. 2025-02-19T00:37:27.034Z+00:00 [debug] envoy.pool(26) [Tags: "ConnectionId":"58587"] creating stream
    // e.g. 2025-02-19T00:37:27.034Z+00:00 [debug] envoy.pool(26) [C58587] creating stream
    // e.g. 2025-02-19T00:37:27.034Z+00:00 [debug] envoy.main(14) flushing stats
    | time ZONE_OPEN levelName '] envoy.' logger THREAD_OPEN thread

    // lines of which only this was kept
    // e.g. envoy conn_handler<TAB>[C12990] new connection from 172.21.206.228:52352
    // e.g. envoy filter<TAB>tls inspector: new connection accepted
    // e.g. debug envoy router<TAB>[C218204][S8831040841744865726] pool ready
    | ( levelName FIELD_GAP )? 'envoy ' logger
    ;

location : sourcePath COLON sourceLine ;

ids
    : ( '] [C' | CONNECTION_GAP | THREAD_ID ) connectionId ( STREAM_NEXT streamId )?                                 // <=1.26
    | ( '] [Tags: ' | TAGS_GAP | THREAD_TAGS ) tag ( TAG_COMMA tag )*                                             // 1.27+
    ;

tag
    : '"ConnectionId":"' connectionId TAG_QUOTE
    | '"StreamId":"' streamId TAG_QUOTE
    | TAG_KEY TEXT? TAG_END
    ;

epochNumber  : NUMBER ;
time         : TIME ;
thread       : NUMBER ;
levelName    : LEVEL ;
logger       : NAME ;
sourcePath   : PATH ;
sourceLine   : NUMBER ;
connectionId : NUMBER ;
streamId     : NUMBER ;
messageText  : ~EOF+ ;

// ----------------------------------------------------------------------------------------------------
// Header block: 'name', 'value'
// ----------------------------------------------------------------------------------------------------

headerLine  : QUOTE headerName? '\', \'' headerValue? HEADER_END ;
headerName  : ~'\', \''+ ;
headerValue : ~HEADER_END+ ;

// ----------------------------------------------------------------------------------------------------
// conn_handler: Listener accept path (logger `main` before 1.12)
// ----------------------------------------------------------------------------------------------------

connHandlerStatement
    // e.g. new connection
    : 'new connection'                                                                    # connHandlerNewConnection         // <=1.18
    // e.g. new connection from 10.0.0.1:40112
    | 'new connection from ' peer                                                         # connHandlerNewConnection         // 1.19+
    // e.g. closing connection: no matching filter chain found
    | 'closing connection: no matching filter chain found'                                # connHandlerNoFilterChain         // <=1.18
    // e.g. closing connection from 10.0.0.1:40112: no matching filter chain found
    | 'closing connection from ' peer NO_MATCHING_FILTER_CHAIN_FOUND_LAST                 # connHandlerNoFilterChain         // 1.19+
    // e.g. closing connection: no filters
    | 'closing connection: no filters'                                                    # connHandlerNoFilters             // <=1.18
    // e.g. closing connection from 10.0.0.1:40112: no filters
    | 'closing connection from ' peer NO_FILTERS_LAST                                     # connHandlerNoFilters             // 1.19+
    // e.g. closing connection from 10.0.0.1:40112: listener connection limit reached for ingress
    | 'closing connection from ' peer ': listener connection limit reached for ' listener # connHandlerConnectionLimit       // 1.19+
    // e.g. adding to cleanup list
    | 'adding to cleanup list'                                                            # connHandlerCleanup               // <=1.8+
    // e.g. listener filter times out after 15000 ms
    | 'listener filter times out after ' timeout SPACE_MILLIS_END                         # connHandlerListenerFilterTimeout // 1.12+
    // e.g. fallback to default listener filter
    | 'fallback to default listener filter'                                               # connHandlerDefaultListenerFilter // 1.12+
    // e.g. [C5] connection on event 2
    | '[C' connection '] connection on event ' event                                      # connHandlerConnectionEvent       // 1.20-1.27
    // e.g. connection on event 2
    | 'connection on event ' event                                                        # connHandlerConnectionEvent       // 1.20-1.27, its [C5] taken as the context
    // e.g. tcp connection on event 0
    | 'tcp connection on event ' event                                                    # connHandlerConnectionEvent       // 1.28+
    ;

// ----------------------------------------------------------------------------------------------------
// http: Connection manager, filter manager, async client and HTTP/1 codec
// ----------------------------------------------------------------------------------------------------

httpStatement
    // Streams of the connection manager

    // e.g. new stream
    : 'new stream'                                                                          # httpNewStream                    // <=1.8+
    // e.g. max requests per connection reached
    | 'max requests per connection reached'                                                 # httpMaxRequests                  // 1.20+
    // e.g. request headers complete (end_stream=true):
    | 'request headers complete (end_stream=' endStream PAREN_COLON_END                     # httpRequestHeaders               // <=1.8+, headers follow
    // e.g. found websocket connection. (end_stream=true):
    | 'found websocket connection. (end_stream=' endStream PAREN_COLON_END                  # httpWebsocketFound               // <=1.8
    // e.g. request end stream
    | 'request end stream'                                                                  # httpRequestEnd                   // <=1.31
    // e.g. request end stream timestamp recorded
    | 'request end stream timestamp recorded'                                               # httpRequestEnd                   // 1.32+
    // e.g. request headers validation failed
    | 'request headers validation failed'                                                   # httpRequestHeadersInvalid        // 1.24+, headers follow
    // e.g. request trailers complete:
    | 'request trailers complete:'                                                          # httpRequestTrailers              // 1.25+, trailers follow
    // e.g. request trailers validation failed:
    | 'request trailers validation failed:'                                                 # httpRequestTrailersInvalid       // 1.25+, trailers follow
    // e.g. dispatch error: http/1.1 protocol error: HPE_INVALID_METHOD
    | 'dispatch error:' error                                                               # httpDispatchError                // <=1.8+
    // e.g. idle timeout
    | 'idle timeout'                                                                        # httpConnectionIdleTimeout        // <=1.8+
    // e.g. max connection duration reached
    | 'max connection duration reached'                                                     # httpConnectionMaxDuration        // 1.12+
    // e.g. Stream max duration time reached
    | 'Stream max duration time reached'                                                    # httpStreamMaxDuration            // 1.14+
    // e.g. drain closing connection
    | 'drain closing connection'                                                            # httpDrainClose                   // <=1.8+
    // e.g. disabling keepalive due to envoy overload
    | 'disabling keepalive due to envoy overload'                                           # httpOverloadClose                // <=1.8+
    // e.g. closing connection due to connection close header
    | 'closing connection due to connection close header'                                   # httpConnectionCloseHeader        // <=1.8+
    // e.g. encoding 100 continue headers via codec:
    | 'encoding 100 continue headers via codec:'                                            # httpEncode1xx                    // <=1.26, headers follow
    // e.g. encoding 1xx continue headers via codec:
    | 'encoding 1xx continue headers via codec:'                                            # httpEncode1xx                    // 1.34+, headers follow
    // e.g.   ':path':'/productpage'
    | '  \'' header '\':\'' value                                                         # httpHeader                       // <=1.7
    // e.g. encoding headers via codec (end_stream=false):
    | 'encoding headers via codec (end_stream=' endStream PAREN_COLON_END                   # httpResponseHeaders              // <=1.8+, headers follow
    // e.g. encoding data via codec (size=19 end_stream=true)
    | 'encoding data via codec (size=' size ' end_stream=' endStream PAREN_LAST             # httpResponseData                 // <=1.8+
    // e.g. encoding trailers via codec:
    | 'encoding trailers via codec:'                                                        # httpResponseTrailers             // <=1.8+, trailers follow
    // e.g. encoding metadata via codec:
    | 'encoding metadata via codec:'                                                        # httpResponseMetadata             // 1.9+, metadata follows
    // e.g. Codec completed encoding stream.
    | 'Codec completed encoding stream.'                                                    # httpEncodeComplete               // 1.26+
    // e.g. Codec timed out flushing stream
    | 'Codec timed out flushing stream'                                                     # httpFlushTimeout                 // 1.26+
    // e.g. doEndStream() resetting stream
    | 'doEndStream() resetting stream'                                                      # httpEndStreamReset               // 1.11+
    // e.g. stream reset
    | 'stream reset'                                                                        # httpStreamReset                  // 1.11-1.25
    // e.g. stream reset: reset reason: connection termination, response details: -
    | 'stream reset: reset reason: ' reason ', response details:' details                   # httpStreamReset                  // 1.26+

    // Local replies

    // e.g. Sending local reply with details route_not_found
    | 'Sending local reply with details ' details                                           # httpLocalReply                   // 1.11+
    // e.g. Sending local reply with details
    | 'Sending local reply with details'                                                   # httpLocalReply                   // 1.11+, without details, the blank at its end lost
    // e.g. Sending local reply with details http1.codec_error directly to the encoder
    | 'Sending local reply with details ' details DIRECTLY_TO_THE_ENCODER                   # httpLocalReplyDirect             // 1.16+
    // e.g. Preparing local reply with details rbac_access_denied_matched_policy[none]
    | 'Preparing local reply with details ' details                                         # httpLocalReplyPrepare            // 1.25+
    // e.g. Executing sending local reply.
    | 'Executing sending local reply.'                                                      # httpLocalReplyExecute            // 1.25+
    // e.g. Resetting stream due to stream_idle_timeout. Prior headers have already been sent
    | 'Resetting stream due to ' details PRIOR_HEADERS_HAVE_ALREADY_BEEN_SENT_END           # httpLocalReplyReset              // 1.16+
    // e.g. Resetting stream due to ext_authz_denied. onLocalReply requested reset.
    | 'Resetting stream due to ' details ON_LOCAL_REPLY_REQUESTED_RESET_END                 # httpLocalReplyReset              // 1.18+
    // e.g. Resetting stream. Response data too large and headers have already been sent
    | 'Resetting stream. Response data too large and headers have already been sent'        # httpLocalReplyReset              // 1.12-1.15

    // Buffers and watermarks

    // e.g. request data too large watermark exceeded
    | 'request data too large watermark exceeded'                                           # httpRequestTooLarge              // <=1.8+
    // e.g. response data too large watermark exceeded
    | 'response data too large watermark exceeded'                                          # httpResponseTooLarge             // 1.22+
    // e.g. setting buffer limit to 1048576
    | 'setting buffer limit to ' bytes                                                      # httpBufferLimit                  // 1.10+
    // e.g. converting to headers and body (body not available yet)
    | 'converting to headers and body (body not available yet)'                             # httpHeadersThenBody              // 1.16+
    // e.g. Read-disabling downstream stream due to filter callbacks.
    | 'Read-disabling downstream stream due to filter callbacks.'                           # httpDownstreamReadDisable        // <=1.8+
    // e.g. Read-enabling downstream stream due to filter callbacks.
    | 'Read-enabling downstream stream due to filter callbacks.'                            # httpDownstreamReadEnable         // <=1.8+
    // e.g. Disabling upstream stream due to downstream stream watermark.
    | 'Disabling upstream stream due to downstream stream watermark.'                       # httpUpstreamDisable              // <=1.8+
    // e.g. Disabling upstream stream due to filter callbacks.
    | 'Disabling upstream stream due to filter callbacks.'                                  # httpUpstreamDisable              // <=1.8+
    // e.g. Enabling upstream stream due to downstream stream watermark.
    | 'Enabling upstream stream due to downstream stream watermark.'                        # httpUpstreamEnable               // <=1.8+
    // e.g. Enabling upstream stream due to filter callbacks.
    | 'Enabling upstream stream due to filter callbacks.'                                   # httpUpstreamEnable               // <=1.8+

    // Filter manager; filter is a pointer until 1.22, then the configured name

    // e.g. can't find SRDS scope.
    | 'can\'t find SRDS scope.'                                                             # httpNoSrdsScope                  // 1.12+
    // e.g. decode headers called: filter=envoy.filters.http.router status=1
    | 'decode headers called: filter=' filter ' status=' status                             # httpDecodeHeaders                // <=1.8+
    // e.g. decode data called: filter=0x3f5a0a7c status=3
    | 'decode data called: filter=' filter ' status=' status                                # httpDecodeData                   // <=1.8+
    // e.g. decode trailers called: filter=envoy.filters.http.router status=1
    | 'decode trailers called: filter=' filter ' status=' status                            # httpDecodeTrailers               // <=1.8+
    // e.g. encode headers called: filter=istio.stats status=0
    | 'encode headers called: filter=' filter ' status=' status                             # httpEncodeHeaders                // <=1.8+
    // e.g. encode data called: filter=envoy.filters.http.cors status=0
    | 'encode data called: filter=' filter ' status=' status                                # httpEncodeData                   // <=1.8+
    // e.g. encode trailers called: filter=istio.stats status=0
    | 'encode trailers called: filter=' filter ' status=' status                            # httpEncodeTrailers               // <=1.8+
    // e.g. encode 1xx continue headers called: filter=istio.stats status=0
    | 'encode 1xx continue headers called: filter=' filter ' status=' status                # httpEncode1xxCalled              // 1.21+
    // e.g. encode 100 continue headers called: filter=0x3f5a0a7c status=0
    | 'encode 100 continue headers called: filter=' filter ' status=' status                # httpEncode1xxCalled              // <=1.20
    // e.g. continuing filter chain: filter=0x3f5a0a7c
    | 'continuing filter chain: filter=' filter                                             # httpFilterContinue               // <=1.8+
    // e.g. cannot continue filter chain: filter=0x3f5a0a7c
    | 'cannot continue filter chain: filter=' filter                                        # httpFilterCannotContinue         // <=1.8+
    // e.g. decodeHeaders filter iteration aborted due to local reply: filter=envoy.filters.http.rbac
    | 'decodeHeaders filter iteration aborted due to local reply: filter=' filter           # httpFilterAbort                  // 1.20+
    // e.g. decodeData filter iteration aborted due to local reply: filter=envoy.filters.http.buffer
    | 'decodeData filter iteration aborted due to local reply: filter=' filter              # httpFilterAbort                  // 1.26
    // e.g. decodeTrailers filter iteration aborted due to local reply: filter=envoy.filters.http.lua
    | 'decodeTrailers filter iteration aborted due to local reply: filter=' filter          # httpFilterAbort                  // 1.26
    // e.g. encodeHeaders filter iteration aborted due to local reply: filter=envoy.filters.http.lua
    | 'encodeHeaders filter iteration aborted due to local reply: filter=' filter           # httpFilterAbort                  // 1.26
    // e.g. encodeData filter iteration aborted due to local reply: filter=envoy.filters.http.lua
    | 'encodeData filter iteration aborted due to local reply: filter=' filter              # httpFilterAbort                  // 1.26
    // e.g. commonEncodePrefix end_stream: true, isHalfCloseEnabled: false
    | 'commonEncodePrefix end_stream: ' endStream ', isHalfCloseEnabled: ' halfClose        # httpEncodePrefix                 // 1.34+

    // Async client: the side calls of filters

    // e.g. async http request response headers (end_stream=true):
    | 'async http request response headers (end_stream=' endStream PAREN_COLON_END          # httpAsyncResponseHeaders         // <=1.8+, headers follow
    // e.g. async http request response data (length=42 end_stream=false)
    | 'async http request response data (length=' bytes ' end_stream=' endStream PAREN_LAST # httpAsyncResponseData            // <=1.8+
    // e.g. async http request response trailers:
    | 'async http request response trailers:'                                               # httpAsyncResponseTrailers        // <=1.8+, trailers follow

    // HTTP/1 codec, both sides

    // e.g. parsing 412 bytes
    | 'parsing ' bytes BYTES_END                                                            # httpCodecParsing                 // <=1.8+
    // e.g. parsed 412 bytes
    | 'parsed ' bytes BYTES_END                                                             # httpCodecParsed                  // <=1.8+
    // e.g. message begin
    | 'message begin'                                                                       # httpCodecMessageBegin            // <=1.8+
    // e.g. message complete
    | 'message complete'                                                                    # httpCodecMessageComplete         // <=1.8+
    // e.g. completed header: key=accept-encoding value=gzip, deflate
    | 'completed header: key=' key ' value=' value                                          # httpCodecHeader                  // <=1.8+
    // e.g. headers complete
    | 'headers complete'                                                                    # httpCodecHeadersComplete         // until 2020, in logs
    // e.g. onHeadersCompleteBase
    | 'onHeadersCompleteBase'                                                               # httpCodecHeadersComplete         // 1.26
    // e.g. onHeadersCompleteImpl
    | 'onHeadersCompleteImpl'                                                               # httpCodecHeadersComplete         // 1.32+
    // e.g. Client: onHeadersComplete size=7
    | 'Client: onHeadersComplete size=' size                                                # httpCodecClientHeaders           // 1.13+
    // e.g. Server: onHeadersComplete size=4
    | 'Server: onHeadersComplete size=' size                                                # httpCodecServerHeaders           // 1.13+
    // e.g. status_code 200
    | 'status_code ' status                                                                 # httpCodecStatus                  // 1.16+
    // e.g. body size=19
    | 'body size=' size                                                                     # httpCodecBody                    // <=1.8+
    // e.g. codec entering upgrade mode.
    | 'codec entering upgrade mode.'                                                        # httpCodecUpgrade                 // <=1.8+
    // e.g. codec entering upgrade mode for CONNECT request.
    | 'codec entering upgrade mode for CONNECT request.'                                    # httpCodecUpgrade                 // 1.15+
    // e.g. codec entering upgrade mode for CONNECT response.
    | 'codec entering upgrade mode for CONNECT response.'                                   # httpCodecUpgrade                 // 1.15+
    // e.g. direct-dispatched 16384 bytes
    | 'direct-dispatched ' bytes BYTES_END                                                  # httpCodecDirectDispatch          // 1.26
    // e.g. invalid header value: a b
    | 'invalid header value:' value                                                         # httpCodecInvalidHeader           // 1.26
    // e.g. Dropping header with invalid characters in its name: x_user
    | 'Dropping header with invalid characters in its name:' header                         # httpCodecInvalidHeader           // 1.26
    // e.g. Rejecting request due to header name with underscores: x_user
    | 'Rejecting request due to header name with underscores:' header                       # httpCodecInvalidHeader           // 1.26
    // e.g. Invalid nominated headers in Connection: te
    | 'Invalid nominated headers in Connection:' header                                     # httpCodecInvalidConnectionHeader // 1.13+
    ;

// ----------------------------------------------------------------------------------------------------
// http2: HTTP/2 codec, both sides; its stream numbers are not those of [S...]
// ----------------------------------------------------------------------------------------------------

http2Statement
    // e.g. updating connection-level initial window size to 268435456
    : 'updating connection-level initial window size to ' bytes                                        # http2WindowSize         // <=1.8+
    // e.g. stream closed: 0
    | 'stream closed: ' code                                                                           # http2StreamClosed       // <=1.21
    // e.g. stream 5 closed: 0
    | 'stream ' h2Stream ' closed: ' code                                                              # http2StreamClosed       // 1.22+
    // e.g. Recouping 65536 bytes of flow control window for stream 1.
    | 'Recouping ' bytes ' bytes of flow control window for stream ' h2Stream DOT_LAST                 # http2Recoup             // 1.26
    // e.g. sent goaway code=0
    | 'sent goaway code=' code                                                                         # http2SentGoaway         // 1.11+
    // e.g. sent reset code=8
    | 'sent reset code=' code                                                                          # http2SentReset          // <=1.8+
    // e.g. remote reset: 8
    | 'remote reset: ' code                                                                            # http2RemoteReset        // <=1.8+
    // e.g. invalid frame: Violation in HTTP messaging rule on stream 1
    | 'invalid frame: ' error ' on stream ' h2Stream                                                   # http2InvalidFrame       // 1.10+
    // e.g. invalid http2: Invalid HTTP header field was received
    | 'invalid http2:' error                                                                           # http2Invalid            // 1.16+
    // e.g. Closing connection due to keepalive timeout
    | 'Closing connection due to keepalive timeout'                                                    # http2KeepaliveTimeout   // 1.16+
    // e.g. dispatching 57 bytes
    | 'dispatching ' bytes BYTES_END                                                                   # http2Dispatching        // <=1.8+
    // e.g. dispatched 57 bytes
    | 'dispatched ' bytes BYTES_END                                                                    # http2Dispatched         // <=1.8+
    // e.g. about to recv frame type=4, flags=1
    | 'about to recv frame type=' frameType ', flags=' flags                                           # http2AboutToReceive     // 1.14
    // e.g. about to recv frame type=1, flags=5, stream_id=1
    | 'about to recv frame type=' frameType ', flags=' flags ', stream_id=' h2Stream                   # http2AboutToReceive     // 1.26
    // e.g. recv frame type=1
    | 'recv frame type=' frameType                                                                     # http2ReceivedFrame      // <=1.8+
    // e.g. recv frame type=DATA stream_id=1
    | 'recv frame type=' frameType ' stream_id=' h2Stream                                              # http2ReceivedFrame      // in logs of the newer codec
    // e.g. sent frame type=4
    | 'sent frame type=' frameType                                                                     # http2SentFrame          // <=1.20
    // e.g. sent frame type=1, stream_id=1, length=96
    | 'sent frame type=' frameType ', stream_id=' h2Stream ', length=' length                          # http2SentFrame          // 1.21+
    // e.g. Http2Visitor::OnFrameHeader(1, 96, 1, 4)
    | 'Http2Visitor::OnFrameHeader(' h2Stream ', ' length ', ' frameType ', ' flags PAREN_LAST         # http2VisitorFrameHeader // 1.31+
    // e.g. Http2Visitor::OnEndHeadersForStream(1)
    | 'Http2Visitor::OnEndHeadersForStream(' h2Stream PAREN_END                                        # http2VisitorEndHeaders  // 1.36+
    // e.g. Http2Visitor::OnBeginDataForStream(1, 19)
    | 'Http2Visitor::OnBeginDataForStream(' h2Stream ', ' length PAREN_LAST                            # http2VisitorBeginData   // 1.32+
    // e.g. Http2Visitor: remaining data payload: 0, end_stream: true
    | 'Http2Visitor: remaining data payload: ' bytes ', end_stream: ' endStream                        # http2VisitorRemaining   // 1.32+
    // e.g. Http2Visitor: remaining data payload: 517, stream_id: 5, end_stream: false
    | 'Http2Visitor: remaining data payload: ' bytes ', stream_id: ' h2Stream ', end_stream: ' endStream # http2VisitorRemaining   // 1.36+
    // e.g. Http2Visitor dispatching DATA for stream 1
    | 'Http2Visitor dispatching DATA for stream ' h2Stream                                             # http2VisitorData        // 1.32+
    // e.g. Http2Visitor invoking stream close listener for stream 1
    | 'Http2Visitor invoking stream close listener for stream ' h2Stream                               # http2VisitorClose       // 1.36+
    ;

// ----------------------------------------------------------------------------------------------------
// router: Router, upstream request, shadowing; since 1.27 one line of the TCP proxy
// ----------------------------------------------------------------------------------------------------

routerStatement
    // Route and cluster

    // e.g. no cluster match for URL '/productpage'
    : 'no cluster match for URL \'' url QUOTE_END                                                      # routerNoRoute                  // <=1.21
    // e.g. no route match for URL '/productpage'
    | 'no route match for URL \'' url QUOTE_END                                                        # routerNoRoute                  // 1.22+
    // e.g. unknown cluster 'outbound|8000||httpbin.default.svc.cluster.local'
    | 'unknown cluster \'' cluster QUOTE_END                                                           # routerUnknownCluster           // <=1.8+
    // e.g. cluster 'service_a' match for URL '/anything?q=1'
    | 'cluster \'' cluster '\' match for URL \'' url QUOTE_LAST                                        # routerClusterMatch             // <=1.8+
    // e.g. failed to match incoming request: 2
    | 'failed to match incoming request:' error                                                        # routerMatchFailed              // 1.21+
    // e.g. router decoding headers:
    | 'router decoding headers:'                                                                       # routerDecodingHeaders          // <=1.8+, headers follow
    // e.g.   ':path':'/productpage'
    | '  \'' header '\':\'' value                                                                    # routerHeader                   // <=1.7
    // e.g. router decoding data: 178
    | 'router decoding data: ' bytes                                                                   # routerDecodingData             // 2026
    // e.g. router decoding trailers:
    | 'router decoding trailers:'                                                                      # routerDecodingTrailers         // 1.10+, trailers follow
    // e.g. The request payload has at least 70000 bytes data which exceeds buffer limit 65536. Give up on the retry/shadow.
    | 'The request payload has at least ' bytes ' bytes data which exceeds buffer limit ' limit GIVE_UP_ON_THE_RETRY_SHADOW_LAST # routerBufferExceeded           // 1.22+
    // e.g. shadow cluster 'mirror' does not exist
    | 'shadow cluster \'' cluster DOES_NOT_EXIST_END                                                   # routerShadowClusterMissing     // <=1.8+
    // e.g. There is no cluster name in header: x-cluster
    | 'There is no cluster name in header:' header                                                     # routerNoClusterHeader          // 1.23+

    // Upstream request

    // e.g. pool ready
    | 'pool ready'                                                                                     # routerPoolReady                // <=1.8+
    // e.g. proxying headers
    | 'proxying headers'                                                                               # routerProxyingHeaders          // 1.24+
    // e.g. proxying 19 bytes
    | 'proxying ' bytes BYTES_END                                                                      # routerProxyingData             // <=1.8+
    // e.g. buffering 19 bytes
    | 'buffering ' bytes BYTES_END                                                                     # routerBufferingData            // <=1.8+
    // e.g. proxying trailers
    | 'proxying trailers'                                                                              # routerProxyingTrailers         // <=1.8+
    // e.g. Send metadata onPoolReady. metadata map:
    | 'Send metadata onPoolReady. ' metadata                                                           # routerMetadataOnReady          // 1.12+
    // e.g. Attached upstream connection [C6] to downstream connection [C5]
    | 'Attached upstream connection [C' upstream '] to downstream connection [C' downstream BRACKET_LAST # routerAttached                 // 1.27+
    // e.g. cancelling pool request
    | 'cancelling pool request'                                                                        # routerCancelPoolRequest        // <=1.13
    // e.g. canceled pool request
    | 'canceled pool request'                                                                          # routerCancelPoolRequest        // 1.14+
    // e.g. resetting pool request
    | 'resetting pool request'                                                                         # routerResetPoolRequest         // <=1.8+
    // e.g. Executing cleanup(): resetting retry_state_ and disabling timers
    | 'Executing cleanup(): resetting retry_state_ and disabling timers'                               # routerCleanup                  // 2025+

    // Response

    // e.g. upstream 100 continue
    | 'upstream 100 continue'                                                                          # routerUpstream1xx              // <=1.20
    // e.g. upstream 1xx (103).
    | 'upstream 1xx (' code PAREN_DOT_END                                                              # routerUpstream1xx              // 1.21+
    // e.g. upstream headers complete: end_stream=false
    | 'upstream headers complete: end_stream=' endStream                                               # routerUpstreamHeaders          // <=1.8+
    // e.g. upstream response headers:
    | 'upstream response headers:'                                                                     # routerUpstreamResponseHeaders  // 1.23-1.31, headers follow
    // e.g. end_stream: false, upstream response headers:
    | 'end_stream: ' endStream UPSTREAM_RESPONSE_HEADERS_END                                           # routerUpstreamResponseHeaders  // 1.32+, headers follow
    // e.g. upstream response trailers:
    | 'upstream response trailers:'                                                                    # routerUpstreamResponseTrailers // 1.23+, trailers follow
    // e.g. upstream reset
    | 'upstream reset'                                                                                 # routerUpstreamReset            // <=1.9
    // e.g. upstream reset: reset reason connection failure
    | 'upstream reset: reset reason ' reason                                                           # routerUpstreamReset            // 1.10-1.15
    // e.g. upstream reset: reset reason: remote connection failure, transport failure reason: delayed connect error: Connection refused
    | 'upstream reset: reset reason: ' reason ', transport failure reason:' transportFailure           # routerUpstreamReset            // 1.16+
    // e.g. Headers don't have orca load report: NOT_FOUND: no ORCA data sent from the backend
    | 'Headers don\'t have orca load report:' error                                                    # routerOrcaAbsent               // 1.34+
    // e.g. Adding ORCA load report cpu_utilization: 0.5 to load metrics
    | 'Adding ORCA load report ' report TO_LOAD_METRICS_END                                            # routerOrcaAdded                // 1.34+
    // e.g. orca_load_report for 10.0.0.9:80 report = cpu_utilization: 0.5
    | 'orca_load_report for ' host ' report = ' report                                                 # routerOrcaReport               // 1.34+
    // e.g. Failed to invoke OrcaLoadReportCallbacks: INVALID_ARGUMENT
    | 'Failed to invoke OrcaLoadReportCallbacks:' error                                                # routerOrcaFailed               // 1.34+

    // Timeouts, retries, redirects

    // e.g. upstream timeout
    | 'upstream timeout'                                                                               # routerUpstreamTimeout          // <=1.8+
    // e.g. upstream per try timeout
    | 'upstream per try timeout'                                                                       # routerPerTryTimeout            // <=1.8+
    // e.g. upstream per try idle timeout
    | 'upstream per try idle timeout'                                                                  # routerPerTryIdleTimeout        // 1.20+
    // e.g. ignored upstream per try timeout due to already started downstream response
    | 'ignored upstream per try timeout due to already started downstream response'                    # routerPerTryTimeoutIgnored     // <=1.8+
    // e.g. performing retry
    | 'performing retry'                                                                               # routerRetry                    // <=1.8+
    // e.g. attempting internal redirect
    | 'attempting internal redirect'                                                                   # routerRedirect                 // 1.10+
    // e.g. Internal redirect failed
    | 'Internal redirect failed'                                                                       # routerRedirectFailed           // 1.10-1.21
    // e.g. Internal redirect failed: no route found
    | 'Internal redirect failed:' reason                                                               # routerRedirectFailed           // 1.22+
    // e.g. Internal redirect succeeded
    | 'Internal redirect succeeded'                                                                    # routerRedirectSucceeded        // 1.22+

    // Asynchronous host selection and load shedding; an empty line follows the first five

    // e.g. Doing asynchronous host selection
    | 'Doing asynchronous host selection'                                                              # routerAsyncHostSelection       // 1.34+
    // e.g. Completing asynchronous host selection [cluster timeout]
    | 'Completing asynchronous host selection [' details BRACKET_END                                   # routerAsyncHostCompleted       // 1.34+
    // e.g. Continuing stream now that host resolution is complete
    | 'Continuing stream now that host resolution is complete'                                         # routerAsyncHostContinue        // 1.34+
    // e.g. Aborting stream after host resolution is complete
    | 'Aborting stream after host resolution is complete'                                              # routerAsyncHostAbort           // 1.34+
    // e.g. Handling asynchronous host selection for retry
    | 'Handling asynchronous host selection for retry'                                                 # routerAsyncHostRetry           // 1.34+
    // e.g. Router filter: cluster DROP_OVERLOAD configuration: 0.5
    | 'Router filter: cluster DROP_OVERLOAD configuration:' config                                     # routerDropOverloadConfig       // 1.34+
    // e.g. The configured DROP_OVERLOAD ratio is 100%, drop everything unconditionally.
    | 'The configured DROP_OVERLOAD ratio is 100%, drop everything unconditionally.'                   # routerDropOverloadFull         // 1.34+
    // e.g. The request is dropped by DROP_OVERLOAD
    | 'The request is dropped by DROP_OVERLOAD'                                                        # routerDropOverload             // 1.34+
    ;

// ----------------------------------------------------------------------------------------------------
// pool: HTTP and TCP connection pools
// ----------------------------------------------------------------------------------------------------

poolStatement
    // Asking for a connection

    // e.g. queueing request due to no available connections
    : 'queueing request due to no available connections'                                               # poolQueueing             // <=1.15, TCP <=1.22
    // e.g. queueing stream due to no available connections
    | 'queueing stream due to no available connections'                                                # poolQueueing             // 1.16-1.22
    // e.g. queueing stream due to no available connections (ready=0 busy=1 connecting=0)
    | 'queueing stream due to no available connections (ready=' ready ' busy=' busy ' connecting=' connecting PAREN_LAST # poolQueueing             // 1.23+
    // e.g. trying to create new connection
    | 'trying to create new connection'                                                                # poolTrying               // 1.18+
    // e.g. creating a new connection
    | 'creating a new connection'                                                                      # poolCreating             // <=1.22
    // e.g. creating a new connection (connecting=0)
    | 'creating a new connection (connecting=' connecting PAREN_END                                    # poolCreating             // 1.23+
    // e.g. not creating a new connection, shouldCreateNewConnection returned false.
    | 'not creating a new connection, shouldCreateNewConnection returned false.'                       # poolNotCreating          // 1.18+
    // e.g. not creating a new connection: connection constrained
    | 'not creating a new connection: connection constrained'                                          # poolNotCreating          // 1.18+
    // e.g. using existing connection
    | 'using existing connection'                                                                      # poolUsingExisting        // <=1.22
    // e.g. using existing fully connected connection
    | 'using existing fully connected connection'                                                      # poolUsingExisting        // 1.23+
    // e.g. using existing early data ready connection
    | 'using existing early data ready connection'                                                     # poolUsingExisting        // 1.23+
    // e.g. attaching to next request
    | 'attaching to next request'                                                                      # poolAttaching            // <=1.15
    // e.g. attaching to next stream
    | 'attaching to next stream'                                                                       # poolAttaching            // 1.16+
    // e.g. creating stream
    | 'creating stream'                                                                                # poolCreatingStream       // <=1.8+, HTTP/2 only before 1.14
    // e.g. creating stream for early data.
    | 'creating stream for early data.'                                                                # poolCreatingStream       // 1.23+
    // e.g. assigning connection
    | 'assigning connection'                                                                           # poolAssigning            // TCP <=1.22

    // Limits

    // e.g. maximum requests per connection
    | 'maximum requests per connection'                                                                # poolMaxStreams           // <=1.14
    // e.g. maximum requests per connection, DRAINING
    | 'maximum requests per connection, DRAINING'                                                      # poolMaxStreams           // 1.14-1.15
    // e.g. maximum streams per connection, DRAINING
    | 'maximum streams per connection, DRAINING'                                                       # poolMaxStreams           // 1.16-1.21
    // e.g. maximum streams per connection, start draining
    | 'maximum streams per connection, start draining'                                                 # poolMaxStreams           // 1.23+
    // e.g. max connection duration reached, start draining
    | 'max connection duration reached, start draining'                                                # poolMaxDuration          // 1.23+
    // e.g. max pending requests overflow
    | 'max pending requests overflow'                                                                  # poolPendingOverflow      // <=1.14
    // e.g. max pending streams overflow
    | 'max pending streams overflow'                                                                   # poolPendingOverflow      // 1.16+
    // e.g. max requests overflow
    | 'max requests overflow'                                                                          # poolActiveOverflow       // <=1.15
    // e.g. max streams overflow
    | 'max streams overflow'                                                                           # poolActiveOverflow       // 1.16+
    // e.g. cancelling pending request
    | 'cancelling pending request'                                                                     # poolCancelling           // <=1.15
    // e.g. cancelling pending stream
    | 'cancelling pending stream'                                                                      # poolCancelling           // 1.16+
    // e.g. canceling pending request
    | 'canceling pending request'                                                                      # poolCancelling           // 1.14, TCP
    // e.g. canceling pending connection
    | 'canceling pending connection'                                                                   # poolCancellingConnection // 1.14, TCP
    // e.g. connect timeout
    | 'connect timeout'                                                                                # poolConnectTimeout       // <=1.8+

    // The end of streams and connections

    // e.g. client disconnected
    | 'client disconnected'                                                                            # poolClientDisconnected   // <=1.14
    // e.g. client disconnected, failure reason: delayed connect error: 111
    | 'client disconnected, failure reason:' reason                                                    # poolClientDisconnected   // 1.10+
    // e.g. purge pending, failure reason: delayed connect error: 111
    | 'purge pending, failure reason:' reason                                                          # poolPurging              // 1.10-1.14
    // e.g. destroying stream: 0 remaining
    | 'destroying stream: ' remaining REMAINING_LAST                                                   # poolDestroyingStream     // <=1.32
    // e.g. destroying stream: 0 active remaining, readyForStream true, currentUnusedCapacity 100
    | 'destroying stream: ' remaining ' active remaining, readyForStream ' ready ', currentUnusedCapacity ' capacity # poolDestroyingStream     // 2025+
    // e.g. moving to ready
    | 'moving to ready'                                                                                # poolMovingToReady        // HTTP/1 <=1.14, TCP <=1.22
    // e.g. moving primary to draining
    | 'moving primary to draining'                                                                     # poolMovingToDraining     // <=1.14
    // e.g. destroying primary client
    | 'destroying primary client'                                                                      # poolDestroyingClient     // <=1.14
    // e.g. destroying draining client
    | 'destroying draining client'                                                                     # poolDestroyingClient     // <=1.14
    // e.g. remote goaway
    | 'remote goaway'                                                                                  # poolRemoteGoaway         // <=1.8+
    // e.g. saw upstream connection: close
    | 'saw upstream connection: close'                                                                 # poolUpstreamCloseHeader  // <=1.10
    // e.g. saw upstream close connection
    | 'saw upstream close connection'                                                                  # poolUpstreamCloseHeader  // 1.11+
    // e.g. response before request complete
    | 'response before request complete'                                                               # poolEarlyResponse        // <=1.8+
    // e.g. response complete
    | 'response complete'                                                                              # poolResponseComplete     // <=1.8+
    // e.g. connecting
    | 'connecting'                                                                                     # poolConnecting           // TCP <=1.22
    // e.g. connection released
    | 'connection released'                                                                            # poolConnectionReleased   // TCP <=1.22
    // e.g. connection destroyed
    | 'connection destroyed'                                                                           # poolConnectionDestroyed  // TCP <=1.22
    // e.g. per client idle timeout
    | 'per client idle timeout'                                                                        # poolIdleTimeout          // 1.25+
    // e.g. closing idle client 6 for cluster service_a
    | 'closing idle client ' connection ' for cluster ' cluster                                        # poolClosingIdle          // 1.20+
    // e.g. draining early data client 6 for cluster service_a
    | 'draining ' state ' client ' connection ' for cluster ' cluster                                  # poolDrainingClient       // 1.20+
    // e.g. invoking drained callbacks
    | 'invoking drained callbacks'                                                                     # poolIdleCallbacks        // <=1.19
    // e.g. invoking idle callbacks - is_draining_for_deletion_=false
    | 'invoking idle callbacks - is_draining_for_deletion_=' draining                                  # poolIdleCallbacks        // 1.20-1.31
    // e.g. invoking 1 idle callback(s) - is_draining_for_deletion_=false
    | 'invoking ' count ' idle callback(s) - is_draining_for_deletion_=' draining                      # poolIdleCallbacks        // 1.32+
    // e.g. 0-RTT connected with capacity 100
    | '0-RTT connected with capacity ' capacity                                                        # poolEarlyDataConnected   // 1.23+
    // e.g. Creating Http/3 client
    | 'Creating Http/3 client'                                                                         # poolHttp3Client          // 1.20+
    // e.g. ConnPoolImplBase 0x2a1b, ready_clients_.size(): 0, busy_clients_.size(): 0, connecting_clients_.size(): 0, connecting_stream_capacity_: 0, num_active_streams_: 0, pending_streams_.size(): 1 per upstream preconnect ratio: 1
    | 'ConnPoolImplBase ' attributes                                                                   # poolDump                 // 1.18+
    ;

// ----------------------------------------------------------------------------------------------------
// client: Codec client: one upstream HTTP connection
// ----------------------------------------------------------------------------------------------------

clientStatement
    // e.g. connecting
    : 'connecting'                                          # clientConnecting        // <=1.8+
    // e.g. connected
    | 'connected'                                           # clientConnected         // <=1.8+, after TLS
    // e.g. response complete
    | 'response complete'                                   # clientResponseComplete  // <=1.8+
    // e.g. encode complete
    | 'encode complete'                                     # clientEncodeComplete    // 1.24+
    // e.g. waiting for encode to complete
    | 'waiting for encode to complete'                      # clientWaitingForEncode  // 1.24+
    // e.g. request reset
    | 'request reset'                                       # clientRequestReset      // <=1.31
    // e.g. Request reset. Reason 7
    | 'Request reset. Reason ' reason                       # clientRequestReset      // 2025+
    // e.g. disconnect. resetting 1 pending requests
    | 'disconnect. resetting ' pending PENDING_REQUESTS_END # clientDisconnect        // <=1.8+
    // e.g. protocol error: http/1.1 protocol error: HPE_INVALID_CONSTANT
    | 'protocol error:' error                               # clientProtocolError     // <=1.16
    // e.g. Error dispatching received data: headers count exceeds limit
    | 'Error dispatching received data:' error              # clientProtocolError     // 1.17+
    // e.g. premature response
    | 'premature response'                                  # clientPrematureResponse // <=1.16
    ;

// ----------------------------------------------------------------------------------------------------
// connection: Network connections of both sides, and their transport sockets
// ----------------------------------------------------------------------------------------------------

connectionStatement
    // Connecting

    // e.g. connecting to 10.0.0.9:80
    : 'connecting to ' address                                                             # connectionConnectingTo          // <=1.8+
    // e.g. connection in progress
    | 'connection in progress'                                                             # connectionInProgress            // <=1.8+
    // e.g. immediate connection error: 99
    | 'immediate connection error:' error                                                  # connectionConnectError          // <=1.19
    // e.g. delayed connection error: 111
    | 'delayed connection error:' error                                                    # connectionConnectError          // <=1.19
    // e.g. immediate connect error: Cannot assign requested address
    | 'immediate connect error:' error                                                     # connectionConnectError          // 1.20+
    // e.g. delayed connect error: Connection refused
    | 'delayed connect error:' error                                                       # connectionConnectError          // 1.20+
    // e.g. raising bind error
    | 'raising bind error'                                                                 # connectionBindError             // <=1.8+
    // e.g. raising immediate error
    | 'raising immediate error'                                                            # connectionImmediateError        // <=1.8+
    // e.g. connected
    | 'connected'                                                                          # connectionConnected             // <=1.8+, before TLS
    // e.g. connected on local interface 'eth0'
    | 'connected on local interface \'' interface QUOTE_END                                # connectionLocalInterface        // 1.21+
    // e.g. close during connected callback
    | 'close during connected callback'                                                    # connectionClosedInCallback      // <=1.8+
    // e.g. current connecting state: true
    | 'current connecting state: ' connecting                                              # connectionState                 // 1.22+

    // Closing

    // e.g. remote early close
    | 'remote early close'                                                                 # connectionRemoteEarlyClose      // <=1.8+
    // e.g. remote close
    | 'remote close'                                                                       # connectionRemoteClose           // <=1.8+
    // e.g. closing data_to_write=0 type=1
    | 'closing data_to_write=' bytes ' type=' type                                         # connectionClosing               // <=1.8+
    // e.g. closing socket: 0
    | 'closing socket: ' event                                                             # connectionClosingSocket         // <=1.8+
    // e.g. setting delayed close timer with timeout 1000 ms
    | 'setting delayed close timer with timeout ' timeout SPACE_MILLIS_END                 # connectionDelayedClose          // <=1.8+
    // e.g. enabling delayed close timer with timeout 1000 ms
    | 'enabling delayed close timer with timeout ' timeout SPACE_MILLIS_END                # connectionDelayedClose          // OpenSSL fork of 1.26
    // e.g. triggered delayed close
    | 'triggered delayed close'                                                            # connectionDelayedCloseTriggered // <=1.8+
    // e.g. early triggered delayed close
    | 'early triggered delayed close'                                                      # connectionDelayedCloseTriggered // OpenSSL fork of 1.26
    // e.g. write flush complete
    | 'write flush complete'                                                               # connectionFlushComplete         // <=1.8+
    // e.g. Not closing conn, socket is not open
    | 'Not closing conn, socket is not open'                                               # connectionNotOpen               // 2026
    // e.g. write: rst close from peer.
    | 'write: rst close from peer.'                                                        # connectionRstWrite              // 1.34+
    // e.g. read: rst close from peer
    | 'read: rst close from peer'                                                          # connectionRstRead               // 1.34+
    // e.g. rst setting so_linger=0 failed on connection 5
    | 'rst setting so_linger=' soLinger ' failed on connection ' connection                # connectionRstLingerFailed       // 1.34+
    // e.g. connection closing type=AbortReset, setting LocalReset to the detected close type.
    | 'connection closing type=AbortReset, setting LocalReset to the detected close type.' # connectionAbortReset            // 1.34+
    // e.g. both sides are half closed or it is final close after flush state
    | 'both sides are half closed or it is final close after flush state'                  # connectionCloseHalf             // 1.34+
    // e.g. connection is closing through the filter manager
    | 'connection is closing through the filter manager'                                   # connectionCloseViaFilters       // 1.34+
    // e.g. connection is closing not through the filter manager
    | 'connection is closing not through the filter manager'                               # connectionCloseDirect           // 1.34+

    // Buffers, reads and writes

    // e.g. onAboveWriteBufferHighWatermark
    | 'onAboveWriteBufferHighWatermark'                                                    # connectionAboveWrite            // <=1.8+
    // e.g. onBelowWriteBufferLowWatermark
    | 'onBelowWriteBufferLowWatermark'                                                     # connectionBelowWrite            // <=1.8+
    // e.g. onAboveReadBufferHighWatermark
    | 'onAboveReadBufferHighWatermark'                                                     # connectionAboveRead             // 1.15+
    // e.g. onBelowReadBufferLowWatermark
    | 'onBelowReadBufferLowWatermark'                                                      # connectionBelowRead             // 1.15+
    // e.g. socket event: 3
    | 'socket event: ' bits                                                                # connectionSocketEvent           // <=1.8+
    // e.g. read ready
    | 'read ready'                                                                         # connectionReadReady             // <=1.14
    // e.g. read ready. dispatch_buffered_data=false
    | 'read ready. dispatch_buffered_data=' dispatchBuffered                               # connectionReadReady             // 1.15+
    // e.g. write ready
    | 'write ready'                                                                        # connectionWriteReady            // <=1.8+
    // e.g. raising connection event 2
    | 'raising connection event ' event                                                    # connectionRaisingEvent          // 1.17+
    // e.g. read returns: 412
    | 'read returns: ' bytes                                                               # connectionReadReturns           // <=1.8+
    // e.g. write returns: 240
    | 'write returns: ' bytes                                                              # connectionWriteReturns          // <=1.8+
    // e.g. writing 63 bytes, end_stream false
    | 'writing ' bytes ' bytes, end_stream ' endStream                                     # connectionWriting               // <=1.8+
    // e.g. read error: Resource temporarily unavailable, code: 1
    | 'read error:' error                                                                  # connectionReadError             // <=1.8+
    // e.g. write error: Broken pipe, code: 0
    | 'write error:' error                                                                 # connectionWriteError            // 1.26
    // e.g. readDisable: disable=true disable_count=0 state=0 buffer_length=0
    | 'readDisable: ' attributes                                                           # connectionReadDisable           // <=1.8+

    // TLS; after 1.15 no debug line tells of a handshake that succeeded

    // e.g. handshake expecting read
    | 'handshake expecting ' what                                                          # connectionTlsHandshakeExpecting // 1.12-1.15
    // e.g. handshake complete
    | 'handshake complete'                                                                 # connectionTlsHandshakeComplete  // <=1.15
    // e.g. handshake error: 1
    | 'handshake error:' code                                                              # connectionTlsHandshakeError     // <=1.15
    // e.g. handshake continued asynchronously
    | 'handshake continued asynchronously'                                                 # connectionTlsHandshakeAsync     // 1.12-1.15
    // e.g. async handshake completion error
    | 'async handshake completion error'                                                   # connectionTlsAsyncError         // 1.12+
    // e.g. remote address:10.0.0.9:443,TLS_error:|268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED:TLS_error_end
    | 'remote address:' peer COMMA error                                                   # connectionTlsFailure            // 1.23+
    // e.g. TLS error: 268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER
    | 'TLS error:' error                                                                   # connectionTlsFailure            // 1.10-1.22
    // e.g. SSL error: 268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED
    | 'SSL error:' error                                                                   # connectionTlsFailure            // <=1.8
    // e.g. <NOTHING>
    |                                                                                      # connectionTlsFailure            // 1.10-1.22, printed at each close: there was no error
    // e.g. verify cert failed: SAN matcher
    | 'verify cert failed:' reason                                                         # connectionTlsVerifyFailed       // 1.25+
    // e.g. Async cert validation completed
    | 'Async cert validation completed'                                                    # connectionTlsCertValidated      // 1.24+
    // e.g. Async cert selection completed
    | 'Async cert selection completed'                                                     # connectionTlsCertSelected       // 2024+
    // e.g. SSL shutdown: rc=1
    | 'SSL shutdown: rc=' rc                                                               # connectionTlsShutdown           // <=1.8+
    // e.g. ssl read returns: 517
    | 'ssl read returns: ' bytes                                                           # connectionTlsRead               // <=1.8+
    // e.g. ssl read 517 bytes
    | 'ssl read ' bytes BYTES_END                                                          # connectionTlsRead               // 1.26
    // e.g. ssl write returns: 517
    | 'ssl write returns: ' bytes                                                          # connectionTlsWrite              // <=1.8+
    // e.g. ssl error occurred while read: WANT_READ
    | 'ssl error occurred while read:' error                                               # connectionTlsReadError          // 1.26
    // e.g. ssl error occurred while write: SYSCALL
    | 'ssl error occurred while write:' error                                              # connectionTlsWriteError         // 1.26
    ;

// ----------------------------------------------------------------------------------------------------
// filter: TCP proxy, listener filters and filters without a logger of their own
// ----------------------------------------------------------------------------------------------------

filterStatement
    // TCP proxy

    // e.g. new tcp proxy session
    : 'new tcp proxy session'                                                                          # filterTcpSession                // <=1.8+
    // e.g. Creating connection to cluster BlackHoleCluster
    | 'Creating connection to cluster ' cluster                                                        # filterTcpConnecting             // <=1.8+
    // e.g. Cluster not found tcp_a
    | 'Cluster not found ' cluster                                                                     # filterTcpClusterNotFound        // 1.17-1.21
    // e.g. Cluster not found tcp_a and no on demand cluster set.
    | 'Cluster not found ' cluster AND_NO_ON_DEMAND_CLUSTER_SET                                        # filterTcpClusterNotFound        // 1.22+
    // e.g. On demand cluster tcp_a is missing
    | 'On demand cluster ' cluster IS_MISSING_END                                                      # filterTcpOnDemandMissing        // 1.22+
    // e.g. On demand cluster tcp_a was not found before timeout.
    | 'On demand cluster ' cluster WAS_NOT_FOUND_BEFORE_TIMEOUT_END                                    # filterTcpOnDemandTimeout        // 1.22+
    // e.g. On demand cluster tcp_a is found. Establishing connection.
    | 'On demand cluster ' cluster IS_FOUND_ESTABLISHING_CONNECTION_END                                # filterTcpOnDemandFound          // 1.22+
    // e.g. TCP:onUpstreamEvent(), requestedServerName: shop.example.com
    | 'TCP:onUpstreamEvent(), requestedServerName:' serverName                                         # filterTcpUpstreamEvent          // <=1.8+, no id before 1.17
    // e.g. connect timeout
    | 'connect timeout'                                                                                # filterTcpConnectTimeout         // <=1.8+
    // e.g. Session timed out
    | 'Session timed out'                                                                              # filterTcpIdleTimeout            // <=1.8+
    // e.g. max connection duration reached
    | 'max connection duration reached'                                                                # filterTcpMaxDuration            // 1.16+
    // e.g. on downstream event 0, has upstream = true
    | 'on downstream event ' event ', has upstream = ' hasUpstream                                     # filterTcpDownstreamEvent        // 1.21+
    // e.g. downstream connection received 517 bytes, end_stream=false
    | 'downstream connection received ' bytes ' bytes, end_stream=' endStream                          # filterTcpDownstreamData         // <=1.8+
    // e.g. upstream connection received 517 bytes, end_stream=true
    | 'upstream connection received ' bytes ' bytes, end_stream=' endStream                            # filterTcpUpstreamData           // <=1.8+
    // e.g. draining the upstream connection
    | 'draining the upstream connection'                                                               # filterTcpDrainingUpstream       // 1.21+
    // e.g. downstream TLS handshake complete
    | 'downstream TLS handshake complete'                                                              # filterTcpDownstreamTls          // a fork of 2026
    // e.g. TCP:onUpstreamEvent(): propagating upstream RST to downstream
    | 'TCP:onUpstreamEvent(): propagating upstream RST to downstream'                                  # filterTcpPropagateReset         // a fork of 2026

    // Listener filters: no id, before the connection exists

    // e.g. original_dst: New connection accepted
    | 'original_dst: New connection accepted'                                                          # filterOriginalDstNew            // <=1.19
    // e.g. original_dst: new connection accepted
    | 'original_dst: new connection accepted'                                                          # filterOriginalDstNew            // 1.20+
    // e.g. original_dst: set destination to 10.0.0.9:80
    | 'original_dst: set destination to ' address                                                      # filterOriginalDstSet            // 1.22+
    // e.g. tls inspector: new connection accepted
    | 'tls inspector: new connection accepted'                                                         # filterTlsInspectorNew           // <=1.8+
    // e.g. tls:onServerName(), requestedServerName: shop.example.com
    | 'tls:onServerName(), requestedServerName:' serverName                                            # filterTlsInspectorSni           // <=1.8+
    // e.g. tls:onALPN(), ALPN: h2,http/1.1
    | 'tls:onALPN(), ALPN:' alpn                                                                       # filterTlsInspectorAlpn          // 1.17+
    // e.g. tls inspector: done: true
    | 'tls inspector: done: ' done                                                                     # filterTlsInspectorDone          // <=1.22
    // e.g. tls inspector: recv: 517
    | 'tls inspector: recv: ' bytes                                                                    # filterTlsInspectorRecv          // 1.26
    // e.g. http inspector: new connection accepted
    | 'http inspector: new connection accepted'                                                        # filterHttpInspectorNew          // 1.12+
    // e.g. http inspector: set application protocol to http/1.1
    | 'http inspector: set application protocol to ' protocol                                          # filterHttpInspectorSet          // 1.22+
    // e.g. http inspector: done: true
    | 'http inspector: done: ' done                                                                    # filterHttpInspectorDone         // 1.12+
    // e.g. http inspector: recv: 78
    | 'http inspector: recv: ' bytes                                                                   # filterHttpInspectorRecv         // until 2020, in logs
    // e.g. http inspector: cannot inspect http protocol with transport socket tls
    | 'http inspector: cannot inspect http protocol with transport socket ' socket                     # filterHttpInspectorSkip         // 1.26
    // e.g. proxy_protocol: New connection accepted
    | 'proxy_protocol: New connection accepted'                                                        # filterProxyProtocolNew          // <=1.19, 1.23+
    // e.g. proxy_protocol: new connection accepted
    | 'proxy_protocol: new connection accepted'                                                        # filterProxyProtocolNew          // 1.20-1.22
    // e.g. failed to read proxy protocol
    | 'failed to read proxy protocol'                                                                  # filterProxyProtocolFailed       // 1.17+
    // e.g. failed to read proxy protocol (exceed max v1 header len)
    | 'failed to read proxy protocol (exceed max v1 header len)'                                       # filterProxyProtocolFailed       // 1.20+
    // e.g. recv returned: 517
    | 'recv returned: ' bytes                                                                          # filterListenerRecv              // 1.26
    // e.g. Got a new connection in the original_src filter for address 10.0.0.1:40112. Marking with 123
    | 'Got a new connection in the original_src filter for address ' address '. Marking with ' mark    # filterOriginalSrc               // 1.11+

    // Fault, rate limits

    // e.g. Called Mixer::Filter : check complete NOT_FOUND:no listchecker handler
    | 'Called Mixer::Filter : check complete ' result                                                  # filterMixerCheck                // <=1.13
    // e.g. fault: delaying request 5000ms
    | 'fault: delaying request ' delay MILLIS_END                                                      # filterFaultDelay                // 1.10+
    // e.g. rate limit status, status=1
    | 'rate limit status, status=' status                                                              # filterRateLimitStatus           // 1.20+
    // e.g. rate limit fail, status=14 msg=no healthy upstream
    | 'rate limit fail, status=' status ' msg=' message                                                # filterRateLimitFailed           // 1.20+
    // e.g. populate descriptors: key=remote_address value=10.0.0.1
    | 'populate descriptors: key=' key ' value=' value                                                 # filterLocalRateLimitDescriptor  // 1.22+

    // Istio: alpn

    // e.g. override with 3 ALPNs
    | 'override with ' count ALPNS_END                                                                 # filterAlpnOverride              // Istio 1.4+
    // e.g. cannot find route entry
    | 'cannot find route entry'                                                                        # filterAlpnNoRoute               // Istio 1.4+
    // e.g. cannot find cluster outbound|80||test-app
    | 'cannot find cluster ' cluster                                                                   # filterAlpnNoCluster             // Istio 1.4+
    // e.g. ALPN override is empty
    | 'ALPN override is empty'                                                                         # filterAlpnEmpty                 // Istio 1.4+
    // e.g. Skipping ALPN header rewrite because istio.alpn_override metadata is false
    | 'Skipping ALPN header rewrite because istio.alpn_override metadata is false'                     # filterAlpnSkipped               // Istio 1.19+

    // Istio: metadata exchange of TCP connections

    // e.g. Upstream closed early, aborting istio-peer-exchange
    | 'Upstream closed early, aborting istio-peer-exchange'                                            # filterMxUpstreamClosed          // Istio 1.18+
    // e.g. Alpn Protocol Not Found. Expected istio-peer-exchange, Got h2
    | 'Alpn Protocol Not Found. Expected istio-peer-exchange, Got ' alpn                               # filterMxNoAlpn                  // Istio, in logs
    // e.g. Alpn Protocol matched. Waiting to read more initial header.
    | 'Alpn Protocol matched. Waiting to read more initial header.'                                    # filterMxWaitingHeader           // Istio 1.7+
    // e.g. Alpn Protocol matched. Waiting to read more metadata.
    | 'Alpn Protocol matched. Waiting to read more metadata.'                                          # filterMxWaitingMetadata         // Istio 1.7+
    // e.g. Incorrect istio-peer-exchange ALPN magic. Peer missing TCP MetadataExchange filter.
    | 'Incorrect istio-peer-exchange ALPN magic. Peer missing TCP MetadataExchange filter.'            # filterMxWrongMagic              // Istio 1.6+
    // e.g. Alpn protocol matched. Magic matched. Metadata Not found.
    | 'Alpn protocol matched. Magic matched. Metadata Not found.'                                      # filterMxNoMetadata              // Istio 1.7+
    // e.g. Trying to check upstream host info of host 10.0.0.9:80
    | 'Trying to check upstream host info of host ' host                                               # filterMxCheckingHost            // Istio 1.23+
    // e.g. Trying to check filter metadata of host 10.0.0.9:80
    | 'Trying to check filter metadata of host ' host                                                  # filterMxCheckingHostMetadata    // Istio 1.23+
    // e.g. Metadata found for upstream peer address 10.0.0.9
    | 'Metadata found for upstream peer address ' peer                                                 # filterMxFound                   // Istio 1.23+
    // e.g. Metadata found for peer address 10.0.0.9
    | 'Metadata found for peer address ' peer                                                          # filterMxFound                   // Istio 1.23-1.24
    // e.g. Upstream peer address is null. Fall back to localAddress
    | 'Upstream peer address is null. Fall back to localAddress'                                       # filterMxNoPeer                  // Istio 1.23+
    // e.g. Look up metadata based on peer address 10.0.0.9
    | 'Look up metadata based on peer address ' peer                                                   # filterMxLookingUp               // Istio 1.20+
    // e.g. Metadata not found for peer address 10.0.0.9
    | 'Metadata not found for peer address ' peer                                                      # filterMxNotFound                // Istio 1.23+

    // Istio: peer metadata, stats

    // e.g. Duplicate peer id, skipping
    | 'Duplicate peer id, skipping'                                                                    # filterPeerMetadataDuplicate     // Istio 1.19-1.23
    // e.g. Duplicate peer metadata, skipping
    | 'Duplicate peer metadata, skipping'                                                              # filterPeerMetadataDuplicate     // Istio 1.19+
    // e.g. BaggageDiscovery peer metadata discovery option is only available for downstream peer discovery
    | 'BaggageDiscovery peer metadata discovery option is only available for downstream peer discovery' # filterPeerMetadataMisused       // Istio 1.29+
    // e.g. UpstreamFilterState peer metadata discovery option is only available for upstream peer discovery
    | 'UpstreamFilterState peer metadata discovery option is only available for upstream peer discovery' # filterPeerMetadataMisused       // Istio 1.29+
    // e.g. No upstream information, cannot confirm that upstream uses HBONE
    | 'No upstream information, cannot confirm that upstream uses HBONE'                               # filterPeerMetadataNoHbone       // Istio 1.29+
    // e.g. No upstream host, cannot confirm that upstream host uses HBONE
    | 'No upstream host, cannot confirm that upstream host uses HBONE'                                 # filterPeerMetadataNoHbone       // Istio 1.29+
    // e.g. Rotating active Istio stats scope after 86400000ms.
    | 'Rotating active Istio stats scope after ' interval MILLIS_DOT_END                               # filterIstioStatsRotating        // Istio 1.18-1.27
    // e.g. Deleting draining Istio stats scope after 60000ms.
    | 'Deleting draining Istio stats scope after ' interval MILLIS_DOT_END                             # filterIstioStatsDeleting        // Istio 1.18-1.27
    // e.g. Failed to evaluate metric expression: request.foo
    | 'Failed to evaluate metric expression:' error                                                    # filterIstioStatsFailed          // Istio 1.25+

    // Istio: authn (until 1.20), sni_verifier (until 1.19)

    // e.g. trust domain validation failed: peer trust domain other different from local trust domain cluster.local
    | 'trust domain validation failed: peer trust domain ' peer ' different from local trust domain ' local # filterIstioAuthnUntrusted       // Istio 1.3-1.20
    // e.g. validateX509 mode PERMISSIVE: ssl=true, has_user=true
    | 'validateX509 mode ' tlsMode ': ssl=' ssl ', has_user=' hasUser                                  # filterIstioAuthnValidate        // Istio 1.0-1.20
    // e.g. Set peer from X509: cluster.local/ns/default/sa/sleep
    | 'Set peer from X509:' principal                                                                  # filterIstioAuthnPeer            // Istio 1.0-1.20
    // e.g. Set principal from peer: cluster.local/ns/default/sa/sleep
    | 'Set principal from peer:' principal                                                             # filterIstioAuthnPrincipal       // Istio 1.0-1.20
    // e.g. Called AuthenticationFilter : setDecoderFilterCallbacks
    | 'Called AuthenticationFilter : ' function                                                        # filterIstioAuthnCalled          // Istio 1.0-1.20
    // e.g. AuthenticationFilter::decodeHeaders with config
    | 'AuthenticationFilter::decodeHeaders with config'                                                # filterIstioAuthnDecoding        // Istio 1.0-1.20, config follows
    // e.g. Saved Dynamic Metadata:
    | 'Saved Dynamic Metadata:'                                                                        # filterIstioAuthnSaved           // Istio 1.0-1.20, metadata follows
    // e.g. Origin authenticator succeeded
    | 'Origin authenticator succeeded'                                                                 # filterIstioAuthnOriginSucceeded // Istio 1.1-1.20
    // e.g. Origin authenticator failed
    | 'Origin authenticator failed'                                                                    # filterIstioAuthnOriginFailed    // Istio 1.1-1.20
    // e.g. sni_verifier:onServerName(), inner SNI: a.example.com, outer SNI: b.example.com, match: false
    | 'sni_verifier:onServerName(), inner SNI: ' innerSni ', outer SNI: ' outerSni ', match: ' matches # filterSniVerifier               // Istio 1.1-1.19
    ;

// ----------------------------------------------------------------------------------------------------
// rbac: RBAC of HTTP and of connections; both print the same verdicts
// ----------------------------------------------------------------------------------------------------

rbacStatement
    // e.g. checking request: requestedServerName: , sourceIP: 10.0.0.1:40112, directRemoteIP: 10.0.0.1:40112, remoteIP: 10.0.0.1:40112,localAddress: 10.0.0.2:8080, ssl: none, headers: ':authority', 'httpbin'
    : 'checking request:' attributes             # rbacCheckingRequest    // <=1.8+, headers and metadata follow
    // e.g. checking connection: requestedServerName: , sourceIP: 10.0.0.1:40112, directRemoteIP: 10.0.0.1:40112,remoteIP: 10.0.0.1:40112, localAddress: 10.0.0.2:8080, ssl: none, dynamicMetadata:
    | 'checking connection:' attributes          # rbacCheckingConnection // <=1.8+, metadata follows
    // e.g. enforced allowed
    | 'enforced allowed'                         # rbacEnforcedAllowed    // <=1.15
    // e.g. enforced allowed, matched policy ns[default]-policy[viewer]-rule[0]
    | 'enforced allowed, matched policy ' policy # rbacEnforcedAllowed    // 1.16+
    // e.g. enforced denied
    | 'enforced denied'                          # rbacEnforcedDenied     // <=1.15
    // e.g. enforced denied, matched policy none
    | 'enforced denied, matched policy ' policy  # rbacEnforcedDenied     // 1.16+
    // e.g. shadow allowed
    | 'shadow allowed'                           # rbacShadowAllowed      // <=1.15
    // e.g. shadow allowed, matched policy none
    | 'shadow allowed, matched policy ' policy   # rbacShadowAllowed      // 1.16+
    // e.g. shadow denied
    | 'shadow denied'                            # rbacShadowDenied       // <=1.15
    // e.g. shadow denied, matched policy istio-ext-authz-ns[shop]-policy[ext-authz]-rule[0]
    | 'shadow denied, matched policy ' policy    # rbacShadowDenied       // 1.16+
    // e.g. no engine, allowed by default
    | 'no engine, allowed by default'            # rbacNoEngine           // <=1.8+
    ;

// ----------------------------------------------------------------------------------------------------
// jwt: JWT authentication (logger `filter` before 1.12); three statements begin with the provider's name
// ----------------------------------------------------------------------------------------------------

jwtStatement
    // e.g. Called Filter : decodeHeaders
    : 'Called Filter : ' function                                                                    # jwtCalled        // <=1.8+
    // e.g. Called Filter : decodeHeaders Stop
    | 'Called Filter : ' function STOP                                                               # jwtCalled        // <=1.8+
    // e.g. Prefix requirement '/api' matched.
    | 'Prefix requirement \'' prefix MATCHED_END                                                     # jwtPrefixMatched // 1.26
    // e.g. extract authorizationBearer
    | 'extract ' what                                                                                # jwtExtract       // 1.26
    // e.g. Jwt authentication starts
    | 'Jwt authentication starts'                                                                    # jwtStarted       // <=1.12
    // e.g. origins-0: JWT authentication starts (allow_failed=false), tokens size=1
    | provider ': JWT authentication starts (allow_failed=' allowFailed '), tokens size=' tokenCount # jwtStarted       // 1.13+
    // e.g. origins-0: startVerify: tokens size 1
    | provider ': startVerify: tokens size ' tokenCount                                              # jwtVerifyStart   // 1.26
    // e.g. origins-0: Parse Jwt eyJhbGciOi
    | provider ': Parse Jwt ' token                                                                  # jwtParse         // 1.26
    // e.g. origins-0: Verifying JWT token of issuer https://issuer.example.com/
    | provider ': Verifying JWT token of issuer ' issuer                                             # jwtVerifying     // 1.26
    // e.g. origins-0: JWT token verification completed with: Jwt issuer is not configured
    | provider ': JWT token verification completed with:' status                                     # jwtVerified      // 1.13+
    // e.g. status is: OK
    | 'status is:' status                                                                            # jwtStatus        // 1.26
    // e.g. Jwt authentication completed with: OK
    | 'Jwt authentication completed with:' status                                                    # jwtComplete      // <=1.12, 1.17+
    // e.g. Called Filter : check complete OK
    | 'Called Filter : check complete ' status                                                       # jwtChecked       // <=1.16
    ;

// ----------------------------------------------------------------------------------------------------
// ext_authz: External authorization (logger `filter` before 1.15)
// ----------------------------------------------------------------------------------------------------

extAuthzStatement
    // e.g. ext_authz filter is buffering the request
    : 'ext_authz filter is buffering the request'                                           # extAuthzBuffering       // 1.11+
    // e.g. ext_authz filter finished buffering the request
    | 'ext_authz filter finished buffering the request'                                     # extAuthzBuffered        // 1.26
    // e.g. ext_authz filter finished buffering the request since stream is ended
    | 'ext_authz filter finished buffering the request since ' reason                       # extAuthzBuffered        // 1.11+
    // e.g. ext_authz is clearing route cache
    | 'ext_authz is clearing route cache'                                                   # extAuthzClearRouteCache // 1.11+
    // e.g. ext_authz filter calling authorization server
    | 'ext_authz filter calling authorization server'                                       # extAuthzCalling         // 1.9+
    // e.g. Sending CheckRequest: attributes {
    | 'Sending CheckRequest:' request                                                       # extAuthzCheckRequest    // 1.15+, the rest follows
    // e.g. Received CheckResponse: status {
    | 'Received CheckResponse:' response                                                    # extAuthzCheckResponse   // 1.15+, the rest follows
    // e.g. ext_authz received status code 403
    | 'ext_authz received status code ' status                                              # extAuthzReceivedStatus  // 1.9-1.10
    // e.g. Ext_authz received status code 403
    | 'Ext_authz received status code ' status                                              # extAuthzReceivedStatus  // 1.8
    // e.g. ext_authz filter added header(s) to the request:
    | 'ext_authz filter added header(s) to the request:'                                    # extAuthzHeadersAdded    // 1.11+, one line each follows
    // e.g. ext_authz upstream header(s):
    | 'ext_authz upstream header(s):'                                                       # extAuthzHeadersAdded    // 1.9-1.10, one line each follows
    // e.g. ext_authz filter accepted the request
    | 'ext_authz filter accepted the request'                                               # extAuthzAccepted        // 1.11-1.16
    // e.g. ext_authz accepted the request
    | 'ext_authz accepted the request'                                                      # extAuthzAccepted        // 1.9-1.10
    // e.g. Ext_authz accepted the request
    | 'Ext_authz accepted the request'                                                      # extAuthzAccepted        // 1.8
    // e.g. ext_authz filter rejected the request. Response status code: '403
    | 'ext_authz filter rejected the request. Response status code: \'' status              # extAuthzRejected        // until 2023, one quote
    // e.g. ext_authz filter rejected the request. Response status code: '403'
    | 'ext_authz filter rejected the request. Response status code: \'' status SECOND_QUOTE # extAuthzRejected        // 2024+
    // e.g. ext_authz filter rejected the request
    | 'ext_authz filter rejected the request'                                               # extAuthzRejected        // 1.11-1.13
    // e.g. ext_authz rejected the request
    | 'ext_authz rejected the request'                                                      # extAuthzRejected        // 1.9-1.10
    // e.g. Ext_authz rejected the request
    | 'Ext_authz rejected the request'                                                      # extAuthzRejected        // 1.8
    // e.g. ext_authz filter rejected the request with an error. Response status code: 403
    | 'ext_authz filter rejected the request with an error. Response status code: ' status  # extAuthzRejectedError   // 1.14+
    // e.g. ext_authz filter allowed the request with error
    | 'ext_authz filter allowed the request with error'                                     # extAuthzAllowedError    // 1.14+
    ;

// ----------------------------------------------------------------------------------------------------
// ext_proc: External processing (1.22+); lines of a stream since 1.36
// ----------------------------------------------------------------------------------------------------

extProcStatement
    // The stream to the processor

    // e.g. Opening gRPC stream to external processor
    : 'Opening gRPC stream to external processor'                                                      # extProcOpening             // 1.22+
    // e.g. Trying to encode filter protocol configurations
    | 'Trying to encode filter protocol configurations'                                                # extProcEncodingConfigs     // 1.36+
    // e.g. Filter protocol configurations encoded goo.gle/debugonly
    | 'Filter protocol configurations encoded ' configs                                                # extProcEncodedConfigs      // 1.36+
    // e.g. Calling close on stream
    | 'Calling close on stream'                                                                        # extProcClosing             // 1.22+
    // e.g. Closing gRPC stream
    | 'Closing gRPC stream'                                                                            # extProcClosingGrpc         // 1.26+
    // e.g. Closing gRPC stream after receiving last response
    | 'Closing gRPC stream after receiving last response'                                              # extProcClosingAfterLast    // 1.36+
    // e.g. Stream already closed
    | 'Stream already closed'                                                                          # extProcAlreadyClosed       // 1.26+
    // e.g. gRPC stream closed remotely with status 14: no healthy upstream
    | 'gRPC stream closed remotely with status ' error                                                 # extProcRemoteClosed        // 1.26
    // e.g. Received gRPC error on stream: 14
    | 'Received gRPC error on stream: ' code                                                           # extProcGrpcError           // 1.26
    // e.g. Received gRPC stream close
    | 'Received gRPC stream close'                                                                     # extProcGrpcClose           // 1.26
    // e.g. onDestroy
    | 'onDestroy'                                                                                      # extProcDestroyed           // 1.26+

    // Messages

    // e.g. Sending headers message
    | 'Sending headers message'                                                                        # extProcSendingHeaders      // 1.22+
    // e.g. Sending request body message
    | 'Sending request body message'                                                                   # extProcSendingBody         // 1.26
    // e.g. Sending a body chunk of 512 bytes
    | 'Sending a body chunk of ' bytes BYTES_LAST                                                      # extProcSendingChunk        // 1.26
    // e.g. Sending a body chunk of 512 bytes, end_stream false
    | 'Sending a body chunk of ' bytes ' bytes, end_stream ' endStream                                 # extProcSendingChunk        // 1.36+
    // e.g. Sending body data even though header processing is still in progress as body mode is FULL_DUPLEX_STREAMED or STREAMED and send_body_without_waiting_for_header_response is enabled
    | 'Sending body data even though header processing is still in progress as body mode is FULL_DUPLEX_STREAMED or STREAMED and send_body_without_waiting_for_header_response is enabled' # extProcSendingBodyEarly    // 1.36+
    // e.g. Sending trailers message
    | 'Sending trailers message'                                                                       # extProcSendingTrailers     // 1.26
    // e.g. Received request headers response
    | 'Received ' messageType RESPONSE_LAST                                                            # extProcReceived            // 1.22+
    // e.g. Received request headers response goo.gle/debugonly
    | 'Received ' messageType ' response ' response                                                    # extProcReceived            // 1.36+, the rest follows
    // e.g. Sending immediate response
    | 'Sending immediate response'                                                                     # extProcImmediateResponse   // 1.22+
    // e.g. Sending immediate response: blocked
    | 'Sending immediate response:' details                                                            # extProcImmediateResponse   // 1.26
    // e.g. message timeout reached
    | 'message timeout reached'                                                                        # extProcMessageTimeout      // 1.22+
    // e.g. When onLocalReply() is called, set processing_complete_ to true to skip external processing
    | 'When onLocalReply() is called, set processing_complete_ to true to skip external processing'     # extProcLocalReply          // 2026

    // Processing

    // e.g. Start external processing call
    | 'Start external processing call'                                                                 # extProcCallStarted         // 1.36+
    // e.g. Finish external processing call
    | 'Finish external processing call'                                                                # extProcCallFinished        // 1.36+
    // e.g. Finish external processing call. Next state: 0
    | 'Finish external processing call. Next state: ' state                                            # extProcCallFinished        // 1.36+
    // e.g. applying headers response. body mode = NONE
    | 'applying headers response. body mode = ' bodyMode                                               # extProcApplyingHeaders     // 1.26+
    // e.g. Applying header mutations
    | 'Applying header mutations'                                                                      # extProcHeaderMutations     // 1.36+
    // e.g. Processing body response
    | 'Processing body response'                                                                       # extProcBodyResponse        // 1.26+
    // e.g. FULL_DUPLEX_STREAMED body response is received and body_mode_: FULL_DUPLEX_STREAMED
    | 'FULL_DUPLEX_STREAMED body response is received and body_mode_: ' bodyMode                       # extProcDuplexBodyResponse  // 1.36+
    // e.g. Injecting 512 bytes of data to filter stream
    | 'Injecting ' bytes BYTES_OF_DATA_TO_FILTER_STREAM_LAST                                           # extProcInjecting           // 1.26
    // e.g. Injecting 512 bytes of data to filter stream in FULL_DUPLEX_STREAMED mode. end_of_stream is true
    | 'Injecting ' bytes ' bytes of data to filter stream in FULL_DUPLEX_STREAMED mode. end_of_stream is ' endStream # extProcInjecting           // 1.36+
    // e.g. Clearing route cache due to the filter RouterCacheAction is configured with DEFAULT and response has clear_route_cache set.
    | 'Clearing route cache due to the filter RouterCacheAction is configured with DEFAULT and response has clear_route_cache set.' # extProcClearRouteCache     // 1.36+
    // e.g. processing response included dynamic metadata, but no receiving namespaces are configured.
    | 'processing response included dynamic metadata, but no receiving namespaces are configured.'     # extProcMetadataIgnored     // 1.36+
    // e.g. Continuing processing
    | 'Continuing processing'                                                                          # extProcContinuing          // 1.26+

    // Callbacks and settings

    // e.g. decodeHeaders: end_stream = true
    | 'decodeHeaders: end_stream = ' endStream                                                         # extProcDecodeHeaders       // 1.26+
    // e.g. decodeData(512): end_stream = false
    | 'decodeData(' bytes '): end_stream = ' endStream                                                 # extProcDecodeData          // 1.26+
    // e.g. decodeData returning 3
    | 'decodeData returning ' status                                                                   # extProcDecodeDataReturning // 1.26+
    // e.g. encodeHeaders end_stream = false
    | 'encodeHeaders end_stream = ' endStream                                                          # extProcEncodeHeaders       // 1.26+
    // e.g. encodeData(512): end_stream = true
    | 'encodeData(' bytes '): end_stream = ' endStream                                                 # extProcEncodeData          // 1.26+
    // e.g. encodeData returning 3
    | 'encodeData returning ' status                                                                   # extProcEncodeDataReturning // 1.26+
    // e.g. onHeaders returning 1
    | 'onHeaders returning ' status                                                                    # extProcHeadersReturning    // 1.36+
    // e.g. onHeaders returns 1
    | 'onHeaders returns ' status                                                                      # extProcHeadersReturning    // 1.36+
    // e.g. Setting new processing mode from per-route configuration
    | 'Setting new processing mode from per-route configuration'                                       # extProcRouteMode           // 1.26+
    // e.g. Setting new GrpcService from per-route configuration
    | 'Setting new GrpcService from per-route configuration'                                           # extProcRouteService        // 1.26+
    // e.g. Setting new failureModeAllow from per-route configuration
    | 'Setting new failureModeAllow from per-route configuration'                                      # extProcRouteFailureMode    // 1.36+
    ;

// ----------------------------------------------------------------------------------------------------
// lua: Lua filter
// ----------------------------------------------------------------------------------------------------

luaStatement
    // e.g. script log: entered envoy_on_response
    : 'script log:' text   # luaScriptLog         // <=1.8+, further lines of the text may follow
    // e.g. coroutine finished
    | 'coroutine finished' # luaCoroutineFinished // <=1.8+
    // e.g. coroutine yielded
    | 'coroutine yielded'  # luaCoroutineYielded  // <=1.8+
    ;

// ----------------------------------------------------------------------------------------------------
// wasm: WebAssembly plugins
// ----------------------------------------------------------------------------------------------------

wasmStatement
    // e.g. wasm log stats_inbound stats_inbound: [extensions/stats/plugin.cc:645]::report() metricKey cache hit , stat=12
    : 'wasm log' plugin ': ' text        # wasmLog // 1.17+, Istio 1.5+, further lines of the text may follow
    // e.g. wasm log my_plugin:
    | 'wasm log' plugin PLUGIN_COLON_END # wasmLog // 1.17+, the text begins on the lines that follow
    ;

// ----------------------------------------------------------------------------------------------------
// multi_connection: Several addresses of one upstream host (1.23+): the outer connection
// ----------------------------------------------------------------------------------------------------

multiConnectionStatement
    // e.g. [C6] connections=2
    : '[C' connection '] connections=' count # multiConnectionConnections // 1.23+
    // e.g. connection=1
    | 'connection=' attempt                  # multiConnectionAttempt     // 1.23+
    // e.g. connections=2
    | 'connections=' count                   # multiConnectionConnections // 1.23+, as it begins and once more if no address answered
    // e.g. Scheduling next attempt.
    | 'Scheduling next attempt.'             # multiConnectionScheduling  // 1.23+
    // e.g. Trying another connection.
    | 'Trying another connection.'           # multiConnectionTrying      // 1.23+
    ;

// ----------------------------------------------------------------------------------------------------
// happy_eyeballs: The address about to be tried
// ----------------------------------------------------------------------------------------------------

happyEyeballsStatement
    // e.g. C[6] address=10.0.0.9:80
    : 'C[' connection '] address=' address # happyEyeballsAddress // 1.26+
    // e.g. address=1
    | 'address=' attempt                   # happyEyeballsAddress // 1.21-1.24, a number
    ;

// ----------------------------------------------------------------------------------------------------
// upstream: Cluster manager, load balancers, clusters
// ----------------------------------------------------------------------------------------------------

upstreamStatement
    // e.g. no healthy host for HTTP connection pool
    : 'no healthy host for HTTP connection pool'                                          # upstreamNoHealthyHttp        // <=1.8+
    // e.g. no healthy host
    | 'no healthy host'                                                                   # upstreamNoHealthy            // 1.36+, for either
    // e.g. no healthy host for TCP connection pool
    | 'no healthy host for TCP connection pool'                                           # upstreamNoHealthyTcp         // <=1.8+
    // e.g. transport socket match, socket default selected for host with address 10.0.0.9:80
    | 'transport socket match, socket ' socket ' selected for host with address ' address # upstreamTransportSocketMatch // 1.12+
    // e.g. Created host 10.0.0.9:80.
    | 'Created host ' address HOST_END                                                    # upstreamCreatedHost          // <=1.23
    // e.g. Created host 0x2a1b 10.0.0.9:80.
    | 'Created host ' host HOST_GAP address HOST_END                                      # upstreamCreatedHost          // 1.24+
    // e.g. Using existing host 10.0.0.9:80.
    | 'Using existing host ' address HOST_END                                             # upstreamUsingHost            // <=1.23
    // e.g. Using existing host 0x2a1b 10.0.0.9:80.
    | 'Using existing host ' host HOST_GAP address HOST_END                               # upstreamUsingHost            // 1.24+
    // e.g. addHost() adding 10.0.0.9:80
    | 'addHost() adding ' address                                                         # upstreamAddHost              // <=1.23
    // e.g. addHost() adding 0x2a1b 10.0.0.9:80.
    | 'addHost() adding ' host HOST_GAP address HOST_END                                  # upstreamAddHost              // 1.24+
    // e.g. membership update for TLS cluster outbound|80||web added 1 removed 0
    | 'membership update for TLS cluster ' cluster ' added ' added ' removed ' removed    # upstreamMembershipUpdate     // 1.9+
    // e.g. re-creating local LB for TLS cluster service_a
    | 're-creating local LB for TLS cluster ' cluster                                     # upstreamRecreatingLb         // <=1.8+
    // e.g. adding TLS cluster service_a
    | 'adding TLS cluster ' cluster                                                       # upstreamAddingCluster        // <=1.8+
    // e.g. adding TLS initial cluster service_a
    | 'adding TLS initial cluster ' cluster                                               # upstreamAddingCluster        // until 2020, in logs
    // e.g. updating TLS cluster service_a
    | 'updating TLS cluster ' cluster                                                     # upstreamUpdatingCluster      // <=1.8+
    // e.g. removing TLS cluster service_a
    | 'removing TLS cluster ' cluster                                                     # upstreamRemovingCluster      // <=1.8+
    // e.g. removing hosts for TLS cluster service_a removed 1
    | 'removing hosts for TLS cluster ' cluster ' removed ' removed                       # upstreamRemovingHosts        // 1.26
    // e.g. host 10.0.0.9:80 in cluster service_a was ejected by the outlier detector
    | 'host ' host ' in cluster ' cluster WAS_EJECTED_BY_THE_OUTLIER_DETECTOR_LAST        # upstreamOutlierEjected       // 1.20+
    // e.g. drainConnections called for cluster service_a
    | 'drainConnections called for cluster ' cluster                                      # upstreamDrainConnections     // 1.20+
    // e.g. Looking up 10.0.0.9:80 in 10.0.0.9:80,10.0.0.10:80
    | 'Looking up ' host ' in ' hosts                                                     # upstreamLookingUpEndpoint    // 1.36+
    // e.g. Selected endpoints: 10.0.0.9:80
    | 'Selected endpoints:' hosts                                                         # upstreamSelectedEndpoints    // 1.36+
    // e.g. Selected endpoint: 10.0.0.9:80
    | 'Selected endpoint:' host                                                           # upstreamSelectedEndpoint     // 1.36+
    ;

// ----------------------------------------------------------------------------------------------------
// misc: Code without a logger of its own; Istio hides this logger unless told otherwise
// ----------------------------------------------------------------------------------------------------

miscStatement
    // e.g. Allocating TCP conn pool
    : 'Allocating TCP conn pool'                                                           # miscTcpPool                   // 1.20+
    // e.g. Bind failure. Failed to bind to 10.0.0.2:0: Cannot assign requested address
    | 'Bind failure. Failed to bind to ' error                                             # miscBindFailure               // <=1.19
    // e.g. failed to bind to 10.0.0.2:0: Cannot assign requested address
    | 'failed to bind to ' error                                                           # miscBindFailure               // 1.20+
    // e.g. TcpListener accepted 1 new connections.
    | 'TcpListener accepted ' count NEW_CONNECTIONS_END                                    # miscTcpAccepted               // 2025+
    // e.g. enableTimer called on 0x2a1b for 3600000ms, min is 3600000ms
    | 'enableTimer called on ' timer ' for ' interval 'ms, min is ' min MILLIS_LAST        # miscTimer                     // 1.26
    // e.g. SSL error: 151584876:PEM routines:OPENSSL_internal:NO_START_LINE
    | 'SSL error:' error                                                                   # miscTlsError                  // 1.9+
    // e.g. Origin network header present: network-1; skipping downstream workload discovery
    | 'Origin network header present: ' network SKIPPING_DOWNSTREAM_WORKLOAD_DISCOVERY_END # miscPeerMetadataRemoteNetwork // Istio 1.29+
    // e.g. Skipping upstream workload discovery for an endpoint on a remote network
    | 'Skipping upstream workload discovery for an endpoint on a remote network'           # miscPeerMetadataRemoteNetwork // Istio 1.29+
    // e.g. No istio metadata found on upstream host.
    | 'No istio metadata found on upstream host.'                                          # miscPeerMetadataMissing       // Istio 1.29+
    // e.g. Peer address: 10.0.0.9:80
    | 'Peer address: ' peer                                                                # miscPeerMetadataAddress       // Istio 1.23+
    // e.g. expecting more data for gRPC message parsing
    | 'expecting more data for gRPC message parsing'                                       # miscGrpcWaiting               // 2025
    // e.g. extracted the following resource values from the name field: list_value {
    | 'extracted the following resource values from the ' field ' field:' text             # miscResourceValues            // 2025, the rest follows
    ;

// ----------------------------------------------------------------------------------------------------
// hc: Active health checks, on connections of their own
// ----------------------------------------------------------------------------------------------------

hcStatement
    // e.g. hc response=200 health_flags=healthy
    : 'hc response=' code ' health_flags=' flags      # hcResponse // <=1.23
    // e.g. hc response_code=503 health_flags=/failed_active_hc
    | 'hc response_code=' code ' health_flags=' flags # hcResponse // 1.24+
    // e.g. connection/stream error health_flags=/failed_active_hc
    | 'connection/stream error health_flags=' flags   # hcError    // <=1.8+
    // e.g. connection/stream timeout health_flags=/failed_active_hc/active_hc_timeout
    | 'connection/stream timeout health_flags=' flags # hcTimeout  // <=1.8+
    ;

// ----------------------------------------------------------------------------------------------------
// grpc: Google gRPC client
// ----------------------------------------------------------------------------------------------------

grpcStatement
    // e.g. notifyRemoteClose 14 failed to connect to all addresses
    : 'notifyRemoteClose ' code SPACE message # grpcRemoteClose // <=1.8+
    // e.g. Finish with grpc-status code 0
    | 'Finish with grpc-status code ' code    # grpcFinish      // <=1.8+
    ;

// ----------------------------------------------------------------------------------------------------
// main: Server, workers, dispatchers
// ----------------------------------------------------------------------------------------------------

mainStatement
    // e.g. initializing epoch 0 (hot restart version=11.104)
    : 'initializing epoch ' epoch ' (hot restart version=' version PAREN_LAST                          # mainEpoch                // <=1.14
    // e.g. initializing epoch 0 (base id=0, hot restart version=disabled)
    | 'initializing epoch ' epoch ' (base id=' baseId ', hot restart version=' version PAREN_LAST      # mainEpoch                // 1.15+
    // e.g. worker entering dispatch loop
    | 'worker entering dispatch loop'                                                                  # mainWorkerStart          // <=1.8+
    // e.g. starting main dispatch loop
    | 'starting main dispatch loop'                                                                    # mainDispatchStart        // <=1.8+
    // e.g. flushing stats
    | 'flushing stats'                                                                                 # mainFlushingStats        // <=1.8+
    // e.g. item added to deferred deletion list (size=1)
    | 'item added to deferred deletion list (size=' size PAREN_END                                     # mainDeferredDelete       // <=1.8+
    // e.g. clearing deferred deletion list (size=1)
    | 'clearing deferred deletion list (size=' size PAREN_END                                          # mainClearDeferred        // <=1.8+
    // e.g. exiting
    | 'exiting'                                                                                        # mainExiting              // <=1.8+
    // e.g. caught SIGTERM
    | 'caught SIGTERM'                                                                                 # mainSigterm              // <=1.16
    // e.g. caught ENVOY_SIGTERM
    | 'caught ENVOY_SIGTERM'                                                                           # mainSigterm              // 1.17+
    // e.g. std::terminate called! (possible uncaught exception, see trace)
    | 'std::terminate called! (possible uncaught exception, see trace)'                                # mainTerminate            // 1.9+
    // e.g. there is no configured limit to the number of allowed active connections. Set a limit via the runtime key overload.global_downstream_max_connections
    | 'there is no configured limit to the number of allowed active connections. Set a limit via the runtime key ' key # mainNoConnectionLimit    // 1.26
    // e.g. There is no configured limit to the number of allowed active downstream connections. Configure a limit in `envoy.resource_monitors.downstream_connections` resource monitor.
    | 'There is no configured limit to the number of allowed active downstream connections. Configure a limit in `' key RESOURCE_MONITOR_END # mainNoConnectionLimit    // 2026
    // e.g. Usage of the deprecated runtime key overload.global_downstream_max_connections, consider switching to `envoy.resource_monitors.downstream_connections` instead.This runtime key will be removed in future.
    | 'Usage of the deprecated runtime key ' key ', consider switching to `' replacement INSTEAD_THIS_RUNTIME_KEY_WILL_BE_LAST # mainDeprecatedRuntimeKey // 2026
    ;

// ----------------------------------------------------------------------------------------------------
// backtrace, assert: The process crashes
// ----------------------------------------------------------------------------------------------------

backtraceStatement
    // e.g. Caught Segmentation fault, suspect faulting address 0x0
    : 'Caught ' signal ', suspect faulting address ' address # backtraceCaught // <=1.8+
    ;

assertStatement
    // e.g. assert failure: buffer.length() > 0. Details: nothing left
    : 'assert failure: ' message # assertFailure // <=1.8+
    // e.g. panic: not reached
    | 'panic: ' message          # assertPanic   // <=1.8+
    ;

// ----------------------------------------------------------------------------------------------------
// admin: Admin endpoint (the second one under logger `misc` since 2024)
// ----------------------------------------------------------------------------------------------------

adminStatement
    // e.g. request complete: path: /logging?level=debug
    : 'request complete: path:' path                    # adminRequest  // <=1.8+
    // e.g. change all log levels: level='debug'
    | 'change all log levels: level=\'' level QUOTE_END # adminLogLevel // 1.26+
    ;

// ----------------------------------------------------------------------------------------------------
// forward_proxy: Dynamic forward proxy
// ----------------------------------------------------------------------------------------------------

forwardProxyStatement
    // e.g. waiting to load DNS cache entry
    : 'waiting to load DNS cache entry'                                      # forwardProxyWaitingDns  // 1.11+
    // e.g. load DNS cache complete, continuing
    | 'load DNS cache complete, continuing'                                  # forwardProxyDnsComplete // <=1.19; SNI proxy: still
    // e.g. load DNS cache complete, continuing after adding resolved host: httpbin.org
    | 'load DNS cache complete, continuing after adding resolved host:' host # forwardProxyDnsComplete // 1.20+
    ;

// ----------------------------------------------------------------------------------------------------
// oauth2: OAuth2 filter
// ----------------------------------------------------------------------------------------------------

oauth2Statement
    // e.g. Dispatching OAuth request for access token.
    : 'Dispatching OAuth request for access token.' # oauth2Dispatch // 1.24+
    ;

// ----------------------------------------------------------------------------------------------------
// cache_filter: HTTP cache
// ----------------------------------------------------------------------------------------------------

cacheFilterStatement
    // e.g. CacheFilter::decodeHeaders starting lookup
    : 'CacheFilter::decodeHeaders starting lookup' # cacheFilterLookup // 1.14+
    ;

// ----------------------------------------------------------------------------------------------------
// config: Certificates that come by SDS: named with the connections they serve
// ----------------------------------------------------------------------------------------------------

configStatement
    // e.g. Secret is updated.
    : 'Secret is updated.'       # connectionSecretUpdated // <=1.8+
    // e.g. Create NotReadySslSocket
    | 'Create NotReadySslSocket' # connectionSecretMissing // <=1.8+
    ;

// ----------------------------------------------------------------------------------------------------
// Slots. Each takes everything up to the words that can follow it. One slot serves all statements that have the field,
// so it ends at the first of all their words; where anybody may choose the text, a mode of the lexer keeps these apart.
//
// That a slot may be empty is said here and not where it is used: a test for it in each alternative would make the
// methods of the statements larger than the 8000 bytes which the JVM still compiles, and the parser several times slower.
// ----------------------------------------------------------------------------------------------------

added            : ~' removed '* ;
address          : ~( '. Marking with ' | HOST_END | HOST_GAP )* ;
allowFailed      : ~'), tokens size='* ;
alpn             : TEXT? ;
attempt          : TEXT? ;
attributes       : TEXT? ;
baseId           : ~', hot restart version='* ;
bits             : TEXT? ;
bodyMode         : TEXT? ;
busy             : ~' connecting='* ;
bytes            : ~( ' end_stream=' | BYTES_END | ' bytes of flow control window for stream ' | ', end_stream: '
                    | ', stream_id: ' | ' bytes data which exceeds buffer limit ' | ' type='
                    | ' bytes, end_stream ' | ' bytes, end_stream=' | BYTES_LAST
                    | BYTES_OF_DATA_TO_FILTER_STREAM_LAST
                    | ' bytes of data to filter stream in FULL_DUPLEX_STREAMED mode. end_of_stream is '
                    | '): end_stream = ' )* ;
capacity         : ~EOF* ;
cluster          : ~( QUOTE_END | '\' match for URL \'' | DOES_NOT_EXIST_END | AND_NO_ON_DEMAND_CLUSTER_SET
                    | IS_MISSING_END | WAS_NOT_FOUND_BEFORE_TIMEOUT_END
                    | IS_FOUND_ESTABLISHING_CONNECTION_END | ' added ' | ' removed '
                    | WAS_EJECTED_BY_THE_OUTLIER_DETECTOR_LAST )* ;
code             : ~( PAREN_DOT_END | ' health_flags=' | SPACE )* ;
config           : TEXT? ;
configs          : TEXT? ;
connecting       : ~( PAREN_LAST | PAREN_END )* ;
connection       : ~( '] connection on event ' | ' for cluster ' | '] connections=' | '] address=' )* ;
count            : ~( ' idle callback(s) - is_draining_for_deletion_=' | ALPNS_END | NEW_CONNECTIONS_END )* ;
delay            : ~MILLIS_END* ;
details          : ~( DIRECTLY_TO_THE_ENCODER | PRIOR_HEADERS_HAVE_ALREADY_BEEN_SENT_END
                    | ON_LOCAL_REPLY_REQUESTED_RESET_END | BRACKET_END )* ;
dispatchBuffered : TEXT? ;
done             : TEXT? ;
downstream       : ~BRACKET_LAST* ;
draining         : ~EOF* ;
endStream        : ~( PAREN_COLON_END | PAREN_LAST | ', isHalfCloseEnabled: ' | UPSTREAM_RESPONSE_HEADERS_END )* ;
epoch            : ~( ' (hot restart version=' | ' (base id=' )* ;
error            : ~' on stream '* ;
event            : ~', has upstream = '* ;
field            : ~' field:'* ;
filter           : ~' status='* ;
flags            : ~( ', stream_id=' | PAREN_LAST )* ;
frameType        : ~( ', flags=' | ' stream_id=' | ', stream_id=' | ', ' )* ;
function         : ~STOP* ;
h2Stream         : ~( ' closed: ' | DOT_LAST | ', length=' | ', ' | PAREN_END | ', end_stream: ' )* ;
halfClose        : ~EOF* ;
hasUpstream      : ~EOF* ;
hasUser          : ~EOF* ;
header           : ~'\':\''* ;
host             : ~( ' report = ' | HOST_GAP | ' in cluster ' | ' in ' )* ;
hosts            : ~EOF* ;
innerSni         : ~', outer SNI: '* ;
interface        : ~QUOTE_END* ;
interval         : ~( MILLIS_DOT_END | 'ms, min is ' )* ;
issuer           : ~EOF* ;
key              : ~( ' value=' | RESOURCE_MONITOR_END | ', consider switching to `' )* ;
length           : ~( ', ' | PAREN_LAST )* ;
level            : ~QUOTE_END* ;
limit            : ~GIVE_UP_ON_THE_RETRY_SHADOW_LAST* ;
listener         : ~EOF* ;
local            : ~EOF* ;
mark             : ~EOF* ;
matches          : ~EOF* ;
message          : ~EOF* ;
messageType      : ~( RESPONSE_LAST | ' response ' )* ;
metadata         : TEXT? ;
min              : ~MILLIS_LAST* ;
network          : ~SKIPPING_DOWNSTREAM_WORKLOAD_DISCOVERY_END* ;
outerSni         : ~', match: '* ;
path             : TEXT? ;
peer             : ~( NO_MATCHING_FILTER_CHAIN_FOUND_LAST | NO_FILTERS_LAST
                    | ': listener connection limit reached for ' | COMMA
                    | ' different from local trust domain ' )* ;
pending          : ~PENDING_REQUESTS_END* ;
plugin           : ~( ': ' | PLUGIN_COLON_END )* ;
policy           : TEXT? ;
prefix           : ~MATCHED_END* ;
principal        : TEXT? ;
protocol         : TEXT? ;
provider         : ( WORD | NUMBER | OTHER )+ ;
rc               : TEXT? ;
ready            : ~( ' busy=' | ', currentUnusedCapacity ' )* ;
reason           : ~( ', response details:' | ', transport failure reason:' )* ;
remaining        : ~( REMAINING_LAST | ' active remaining, readyForStream ' )* ;
removed          : ~EOF* ;
replacement      : ~INSTEAD_THIS_RUNTIME_KEY_WILL_BE_LAST* ;
report           : ~TO_LOAD_METRICS_END* ;
request          : TEXT? ;
response         : ~EOF* ;
result           : ~EOF* ;
serverName       : TEXT? ;
signal           : ~', suspect faulting address '* ;
size             : ~( ' end_stream=' | PAREN_END )* ;
soLinger         : ~' failed on connection '* ;
socket           : ~' selected for host with address '* ;
ssl              : ~', has_user='* ;
state            : ~' client '* ;
status           : ~( ' msg=' | SECOND_QUOTE )* ;
text             : ~EOF* ;
timeout          : ~SPACE_MILLIS_END* ;
timer            : ~' for '* ;
tlsMode          : ~': ssl='* ;
token            : ~EOF* ;
tokenCount       : ~EOF* ;
transportFailure : ~EOF* ;
type             : ~EOF* ;
upstream         : ~'] to downstream connection [C'* ;
url              : ~( QUOTE_END | QUOTE_LAST )* ;
value            : ~EOF* ;
version          : ~PAREN_LAST* ;
what             : TEXT? ;
