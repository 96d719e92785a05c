/*
 * Words of the Envoy log. EnvoyLogParser.g4 puts them together.
 *
 * The modes are the stages of a line:
 *
 *     [2026-01-05 10:00:00.123][23][debug][router] [source/common/router/router.cc:589] [C5][S77] pool ready
 *     |<----------------------------- ENVELOPE -------------------------------->|<-- CONTEXT -->|<-MESSAGE->|
 *
 * and HEADERS for the lines of a header block. A caller who has cut the line himself enters at mode MESSAGE
 * with the text of the message alone, or at HEADERS with the lines of the block.
 *
 * MESSAGE takes one token: the opening words of a statement. What they open says how the rest is read:
 *
 *     (nothing)       the opening words are the whole statement
 *     REST            one value, to the end of the line
 *     CLOSED          one value, and the words that close the line
 *     PERHAPS_CLOSED  one value, and perhaps words that close the line
 *     SLOTS           several values with words between them
 *     PROVIDER, PEER, PLUGIN, HOSTS, HEADER_LINE_NAME   a few statements of their own shape
 *
 * So a value can hold anything, the words of other statements too: where they do not count they are not tokens.
 * Words that close a line count at its end only (EOF in their rule). Words between values count where they stand
 * first. All characters beyond ASCII are treated alike. Every mode ends in a rule that takes any character, so the
 * lexer never fails: what is unknown is a syntax error of the parser.
 */
lexer grammar EnvoyLogLexer;

// ====================================================================================================
// ENVELOPE (the mode in which a line begins): time, thread, level, logger, location
// ====================================================================================================

EPOCH_OPEN     : '[Envoy (Epoch ' ;                                     // [Envoy (Epoch 0)] [2020-07-07 …
EPOCH_CLOSE    : ')] [' ;
FIELD_OPEN     : '[' ;
FIELD_NEXT     : '][' ;
LOCATION_OPEN  : '] [' ;
LOCATION_BARE  : '] ' -> type(CONTEXT_END) ;                            // no bracket before the path: <=1.8
TIME           : DATE [ T] CLOCK 'Z'? ;                                 // 2026-01-05 10:00:00.123
LEVEL          : 'trace' | 'debug' | 'info' | 'warning' | 'error' | 'critical' | 'off' ;
NUMBER         : DIGIT+ ;                                               // 23
THREAD         : GAP? 'thread=' ;                                       // thread=23, after the message or alone
ENVOY          : 'envoy ' -> mode(CONTEXT) ;                            // envoy router, of Istio
NAME           : [a-z_] [a-z0-9_]* ;                                    // conn_handler
PATH           : PATH_CHARACTER* '/' [A-Za-z0-9_./+-]+ ;                // source/common/router/router.cc
COLON          : ':' -> mode(CONTEXT) ;                                 // between path and line number
FIELD_GAP      : GAP ;
ZONE_OPEN      : [+-] DIGIT DIGIT ':' DIGIT DIGIT ' [' ;                // 2025-02-19T00:37:27.034Z+00:00 [debug] of Consul
ENVOY_DOT      : '] envoy.' ;
THREAD_OPEN    : '(' ;                                                  // envoy.pool(26) [C5] creating stream
THREAD_CLOSE   : ') ' -> type(CONTEXT_END), mode(MESSAGE) ;
THREAD_ID      : ') [C' -> mode(CONTEXT) ;
THREAD_TAGS    : ') [Tags: ' -> mode(CONTEXT) ;
ENVELOPE_OTHER : . -> type(OTHER) ;

fragment DATE           : DIGIT DIGIT DIGIT DIGIT '-' DIGIT DIGIT '-' DIGIT DIGIT ;
fragment CLOCK          : DIGIT DIGIT ':' DIGIT DIGIT ':' DIGIT DIGIT ('.' DIGIT+)? ;
fragment GAP            : '\t' | ' '+ ;                                 // copying turns tabs into spaces
fragment PATH_CHARACTER : [A-Za-z0-9_.+-] ;
fragment DIGIT          : [0-9] ;

// ====================================================================================================
// CONTEXT: from the location or logger to the message, with the ids of connection and stream
// ====================================================================================================

mode CONTEXT;

CONTEXT_END        : '] ' -> mode(MESSAGE) ;                            // of the location or of the ids
CONTEXT_GAP        : ('\t' | ' ' ' '+) -> mode(MESSAGE) ;               // envoy main<TAB>starting …
CONNECTION_NEXT    : '] [C' ;                                           // …cc:589] [C5
CONNECTION_GAP     : GAP '[C' ;                                         // envoy router<TAB>[C5
STREAM_NEXT        : '][' [Ss] ;                                          // [C5][S77
TAGS_NEXT          : '] [Tags: ' ;
TAGS_GAP           : GAP '[Tags: ' ;
TAG_COMMA          : ',' ;
CONNECTION_TAG     : '"ConnectionId":"' ;                               // "ConnectionId":"5","StreamId":"77"
STREAM_TAG         : '"StreamId":"' ;
TAG_QUOTE          : '"' ;
TAG_KEY            : '"' ~["]* '":"' -> mode(TAG_TEXT) ;                // "k":"v"
LOCATION_GAP       : '\t[' ;                                            // envoy main<TAB>[external/envoy/… of Istio 1.6
CONTEXT_SPACE      : ' ' -> type(SPACE) ;
CONTEXT_COLON      : ':' -> type(COLON) ;
CONTEXT_NUMBER     : DIGIT+ -> type(NUMBER) ;
CONTEXT_NAME       : [a-z_] [a-z0-9_]* -> type(NAME) ;
CONTEXT_PATH       : PATH_CHARACTER* '/' [A-Za-z0-9_./+-]+ -> type(PATH) ;
CONTEXT_OTHER      : . -> type(OTHER) ;

mode TAG_TEXT;

TAG_VALUE : ~["]+ -> type(TEXT) ;
TAG_END   : '"' -> mode(CONTEXT) ;

// ====================================================================================================
// HEADERS: the block that follows some statements, one header a line
// ====================================================================================================

mode HEADERS;

HEADER_MIDDLE : '\', \'' ;                                              // ':path', '/get'
HEADER_END    : '\'' ('\r'? '\n' | EOF) ;                               // a value may hold quotes: only the last one ends it
HEADER_BREAK  : '\r'? '\n' ;                                            // the empty line after a block
QUOTE         : '\'' ;
HEADER_TEXT   : ~['\r\n]+ -> type(TEXT) ;
HEADER_OTHER  : . -> type(OTHER) ;

// ====================================================================================================
// MESSAGE: opening words, by the logger in which they are met first
// ====================================================================================================

mode MESSAGE;

// --- conn_handler: Listener accept path (logger `main` before 1.12)
NEW_CONNECTION                              : 'new connection' ;
NEW_CONNECTION_FROM                         : 'new connection from ' -> mode(REST) ;
CLOSING_CONNECTION_NO_MATCHING_FILTER_CHAIN : 'closing connection: no matching filter chain found' ;
CLOSING_CONNECTION_FROM                     : 'closing connection from ' -> mode(SLOTS) ;
CLOSING_CONNECTION_NO_FILTERS               : 'closing connection: no filters' ;
ADDING_TO_CLEANUP_LIST                      : 'adding to cleanup list' ;
LISTENER_FILTER_TIMES_OUT_AFTER             : 'listener filter times out after ' -> mode(CLOSED) ;
FALLBACK_TO_DEFAULT_LISTENER_FILTER         : 'fallback to default listener filter' ;
CONNECTION_ID                               : '[C' -> mode(SLOTS) ;
ON_EVENT                                    : 'connection on event ' -> mode(REST) ;
TCP_CONNECTION_ON_EVENT                     : 'tcp connection on event ' -> mode(REST) ;

// --- http: Connection manager, filter manager, async client and HTTP/1 codec
NEW_STREAM                                   : 'new stream' ;
MAX_REQUESTS_PER_CONNECTION_REACHED          : 'max requests per connection reached' ;
FOUND_WEBSOCKET_CONNECTION_END_STREAM        : 'found websocket connection. (end_stream=' -> mode(CLOSED) ;
REQUEST_HEADERS_COMPLETE_END_STREAM          : 'request headers complete (end_stream=' -> mode(CLOSED) ;
REQUEST_END_STREAM                           : 'request end stream' ;
HEADER_LINE                                  : '  \'' -> mode(HEADER_LINE_NAME) ;
REQUEST_END_STREAM_TIMESTAMP_RECORDED        : 'request end stream timestamp recorded' ;
REQUEST_HEADERS_VALIDATION_FAILED            : 'request headers validation failed' ;
REQUEST_TRAILERS_COMPLETE                    : 'request trailers complete:' ;
REQUEST_TRAILERS_VALIDATION_FAILED           : 'request trailers validation failed:' ;
DISPATCH_ERROR                               : 'dispatch error:' -> mode(REST) ;
IDLE_TIMEOUT                                 : 'idle timeout' ;
MAX_CONNECTION_DURATION_REACHED              : 'max connection duration reached' ;
STREAM_MAX_DURATION_TIME_REACHED             : 'Stream max duration time reached' ;
DRAIN_CLOSING_CONNECTION                     : 'drain closing connection' ;
DISABLING_KEEPALIVE_DUE_TO_ENVOY_OVERLOAD    : 'disabling keepalive due to envoy overload' ;
CLOSING_CONNECTION_DUE_TO_CONNECTION_CLOSE   : 'closing connection due to connection close header' ;
ENCODING_100_CONTINUE_HEADERS_VIA_CODEC      : 'encoding 100 continue headers via codec:' ;
ENCODING_1XX_CONTINUE_HEADERS_VIA_CODEC      : 'encoding 1xx continue headers via codec:' ;
ENCODING_HEADERS_VIA_CODEC_END_STREAM        : 'encoding headers via codec (end_stream=' -> mode(CLOSED) ;
ENCODING_DATA_VIA_CODEC_SIZE                 : 'encoding data via codec (size=' -> mode(SLOTS) ;
ENCODING_TRAILERS_VIA_CODEC                  : 'encoding trailers via codec:' ;
ENCODING_METADATA_VIA_CODEC                  : 'encoding metadata via codec:' ;
CODEC_COMPLETED_ENCODING_STREAM              : 'Codec completed encoding stream.' ;
CODEC_TIMED_OUT_FLUSHING_STREAM              : 'Codec timed out flushing stream' ;
DO_END_STREAM_RESETTING_STREAM               : 'doEndStream() resetting stream' ;
STREAM_RESET                                 : 'stream reset' ;
STREAM_RESET_RESET_REASON                    : 'stream reset: reset reason: ' -> mode(SLOTS) ;
SENDING_LOCAL_REPLY_WITH_DETAILS             : 'Sending local reply with details ' -> mode(PERHAPS_CLOSED) ;
SENDING_LOCAL_REPLY_WITH_NO_DETAILS          : 'Sending local reply with details' ;
PREPARING_LOCAL_REPLY_WITH_DETAILS           : 'Preparing local reply with details ' -> mode(REST) ;
EXECUTING_SENDING_LOCAL_REPLY                : 'Executing sending local reply.' ;
RESETTING_STREAM_DUE_TO                      : 'Resetting stream due to ' -> mode(CLOSED) ;
RESETTING_STREAM_RESPONSE_DATA_TOO_LARGE     : 'Resetting stream. Response data too large and headers have already been sent' ;
REQUEST_DATA_TOO_LARGE_WATERMARK_EXCEEDED    : 'request data too large watermark exceeded' ;
RESPONSE_DATA_TOO_LARGE_WATERMARK_EXCEEDED   : 'response data too large watermark exceeded' ;
SETTING_BUFFER_LIMIT_TO                      : 'setting buffer limit to ' -> mode(REST) ;
CONVERTING_TO_HEADERS_AND_BODY_BODY          : 'converting to headers and body (body not available yet)' ;
READ_DISABLING_DOWNSTREAM_STREAM_DUE_TO      : 'Read-disabling downstream stream due to filter callbacks.' ;
READ_ENABLING_DOWNSTREAM_STREAM_DUE_TO       : 'Read-enabling downstream stream due to filter callbacks.' ;
DISABLING_UPSTREAM_STREAM_DUE_TO_DOWNSTREAM  : 'Disabling upstream stream due to downstream stream watermark.' ;
DISABLING_UPSTREAM_STREAM_DUE_TO_FILTER      : 'Disabling upstream stream due to filter callbacks.' ;
ENABLING_UPSTREAM_STREAM_DUE_TO_DOWNSTREAM   : 'Enabling upstream stream due to downstream stream watermark.' ;
ENABLING_UPSTREAM_STREAM_DUE_TO_FILTER       : 'Enabling upstream stream due to filter callbacks.' ;
CANT_FIND_SRDS_SCOPE                         : 'can\'t find SRDS scope.' ;
DECODE_HEADERS_CALLED_FILTER                 : 'decode headers called: filter=' -> mode(SLOTS) ;
DECODE_DATA_CALLED_FILTER                    : 'decode data called: filter=' -> mode(SLOTS) ;
DECODE_TRAILERS_CALLED_FILTER                : 'decode trailers called: filter=' -> mode(SLOTS) ;
ENCODE_HEADERS_CALLED_FILTER                 : 'encode headers called: filter=' -> mode(SLOTS) ;
ENCODE_DATA_CALLED_FILTER                    : 'encode data called: filter=' -> mode(SLOTS) ;
ENCODE_TRAILERS_CALLED_FILTER                : 'encode trailers called: filter=' -> mode(SLOTS) ;
ENCODE_1XX_CONTINUE_HEADERS_CALLED_FILTER    : 'encode 1xx continue headers called: filter=' -> mode(SLOTS) ;
ENCODE_100_CONTINUE_HEADERS_CALLED_FILTER    : 'encode 100 continue headers called: filter=' -> mode(SLOTS) ;
CONTINUING_FILTER_CHAIN_FILTER               : 'continuing filter chain: filter=' -> mode(REST) ;
CANNOT_CONTINUE_FILTER_CHAIN_FILTER          : 'cannot continue filter chain: filter=' -> mode(REST) ;
DECODE_HEADERS_FILTER_ITERATION_ABORTED_DUE  : 'decodeHeaders filter iteration aborted due to local reply: filter=' -> mode(REST) ;
DECODE_DATA_FILTER_ITERATION_ABORTED_DUE     : 'decodeData filter iteration aborted due to local reply: filter=' -> mode(REST) ;
DECODE_TRAILERS_FILTER_ITERATION_ABORTED_DUE : 'decodeTrailers filter iteration aborted due to local reply: filter=' -> mode(REST) ;
ENCODE_HEADERS_FILTER_ITERATION_ABORTED_DUE  : 'encodeHeaders filter iteration aborted due to local reply: filter=' -> mode(REST) ;
ENCODE_DATA_FILTER_ITERATION_ABORTED_DUE     : 'encodeData filter iteration aborted due to local reply: filter=' -> mode(REST) ;
COMMON_ENCODE_PREFIX_END_STREAM              : 'commonEncodePrefix end_stream: ' -> mode(SLOTS) ;
ASYNC_HTTP_REQUEST_RESPONSE_HEADERS_END      : 'async http request response headers (end_stream=' -> mode(CLOSED) ;
ASYNC_HTTP_REQUEST_RESPONSE_DATA_LENGTH      : 'async http request response data (length=' -> mode(SLOTS) ;
ASYNC_HTTP_REQUEST_RESPONSE_TRAILERS         : 'async http request response trailers:' ;
PARSING                                      : 'parsing ' -> mode(CLOSED) ;
PARSED                                       : 'parsed ' -> mode(CLOSED) ;
MESSAGE_BEGIN                                : 'message begin' ;
MESSAGE_COMPLETE                             : 'message complete' ;
COMPLETED_HEADER_KEY                         : 'completed header: key=' -> mode(SLOTS) ;
HEADERS_COMPLETE                             : 'headers complete' ;
ON_HEADERS_COMPLETE_BASE                     : 'onHeadersCompleteBase' ;
ON_HEADERS_COMPLETE_IMPL                     : 'onHeadersCompleteImpl' ;
CLIENT_ON_HEADERS_COMPLETE_SIZE              : 'Client: onHeadersComplete size=' -> mode(REST) ;
SERVER_ON_HEADERS_COMPLETE_SIZE              : 'Server: onHeadersComplete size=' -> mode(REST) ;
STATUS_CODE                                  : 'status_code ' -> mode(REST) ;
BODY_SIZE                                    : 'body size=' -> mode(REST) ;
CODEC_ENTERING_UPGRADE_MODE                  : 'codec entering upgrade mode.' ;
CODEC_ENTERING_UPGRADE_MODE_FOR_CONNECT      : 'codec entering upgrade mode for CONNECT request.' ;
CODEC_ENTERING_UPGRADE_MODE_FOR_CONNECT_RESPONSE : 'codec entering upgrade mode for CONNECT response.' ;
DIRECT_DISPATCHED                            : 'direct-dispatched ' -> mode(CLOSED) ;
INVALID_HEADER_VALUE                         : 'invalid header value:' -> mode(REST) ;
DROPPING_HEADER_WITH_INVALID_CHARACTERS_IN   : 'Dropping header with invalid characters in its name:' -> mode(REST) ;
REJECTING_REQUEST_DUE_TO_HEADER_NAME         : 'Rejecting request due to header name with underscores:' -> mode(REST) ;
INVALID_NOMINATED_HEADERS_IN_CONNECTION      : 'Invalid nominated headers in Connection:' -> mode(REST) ;

// --- http2: HTTP/2 codec, both sides; its stream numbers are not those of [S...]
UPDATING_CONNECTION_LEVEL_INITIAL_WINDOW_SIZE : 'updating connection-level initial window size to ' -> mode(REST) ;
STREAM_CLOSED                                : 'stream closed: ' -> mode(REST) ;
STREAM                                       : 'stream ' -> mode(SLOTS) ;
RECOUPING                                    : 'Recouping ' -> mode(SLOTS) ;
SENT_GOAWAY_CODE                             : 'sent goaway code=' -> mode(REST) ;
SENT_RESET_CODE                              : 'sent reset code=' -> mode(REST) ;
REMOTE_RESET                                 : 'remote reset: ' -> mode(REST) ;
INVALID_FRAME                                : 'invalid frame: ' -> mode(SLOTS) ;
INVALID_HTTP2                                : 'invalid http2:' -> mode(REST) ;
CLOSING_CONNECTION_DUE_TO_KEEPALIVE_TIMEOUT  : 'Closing connection due to keepalive timeout' ;
DISPATCHING                                  : 'dispatching ' -> mode(CLOSED) ;
DISPATCHED                                   : 'dispatched ' -> mode(CLOSED) ;
ABOUT_TO_RECV_FRAME_TYPE                     : 'about to recv frame type=' -> mode(SLOTS) ;
RECV_FRAME_TYPE                              : 'recv frame type=' -> mode(SLOTS) ;
SENT_FRAME_TYPE                              : 'sent frame type=' -> mode(SLOTS) ;
HTTP2VISITOR_ON_FRAME_HEADER                 : 'Http2Visitor::OnFrameHeader(' -> mode(SLOTS) ;
HTTP2VISITOR_ON_END_HEADERS_FOR_STREAM       : 'Http2Visitor::OnEndHeadersForStream(' -> mode(CLOSED) ;
HTTP2VISITOR_ON_BEGIN_DATA_FOR_STREAM        : 'Http2Visitor::OnBeginDataForStream(' -> mode(SLOTS) ;
HTTP2VISITOR_REMAINING_DATA_PAYLOAD          : 'Http2Visitor: remaining data payload: ' -> mode(SLOTS) ;
HTTP2VISITOR_DISPATCHING_DATA_FOR_STREAM     : 'Http2Visitor dispatching DATA for stream ' -> mode(REST) ;
HTTP2VISITOR_INVOKING_STREAM_CLOSE_LISTENER_FOR : 'Http2Visitor invoking stream close listener for stream ' -> mode(REST) ;

// --- router: Router, upstream request, shadowing; since 1.27 one line of the TCP proxy
NO_CLUSTER_MATCH_FOR_URL                     : 'no cluster match for URL \'' -> mode(CLOSED) ;
NO_ROUTE_MATCH_FOR_URL                       : 'no route match for URL \'' -> mode(CLOSED) ;
UNKNOWN_CLUSTER                              : 'unknown cluster \'' -> mode(CLOSED) ;
CLUSTER                                      : 'cluster \'' -> mode(SLOTS) ;
FAILED_TO_MATCH_INCOMING_REQUEST             : 'failed to match incoming request:' -> mode(REST) ;
ROUTER_DECODING_HEADERS                      : 'router decoding headers:' ;
ROUTER_DECODING_DATA                         : 'router decoding data: ' -> mode(REST) ;
ROUTER_DECODING_TRAILERS                     : 'router decoding trailers:' ;
THE_REQUEST_PAYLOAD_HAS_AT_LEAST             : 'The request payload has at least ' -> mode(SLOTS) ;
SHADOW_CLUSTER                               : 'shadow cluster \'' -> mode(CLOSED) ;
THERE_IS_NO_CLUSTER_NAME_IN                  : 'There is no cluster name in header:' -> mode(REST) ;
POOL_READY                                   : 'pool ready' ;
PROXYING_HEADERS                             : 'proxying headers' ;
PROXYING                                     : 'proxying ' -> mode(CLOSED) ;
BUFFERING                                    : 'buffering ' -> mode(CLOSED) ;
PROXYING_TRAILERS                            : 'proxying trailers' ;
SEND_METADATA_ON_POOL_READY                  : 'Send metadata onPoolReady. ' -> mode(REST) ;
ATTACHED_UPSTREAM_CONNECTION_C               : 'Attached upstream connection [C' -> mode(SLOTS) ;
CANCELLING_POOL_REQUEST                      : 'cancelling pool request' ;
CANCELED_POOL_REQUEST                        : 'canceled pool request' ;
RESETTING_POOL_REQUEST                       : 'resetting pool request' ;
EXECUTING_CLEANUP_RESETTING_RETRY_STATE_AND  : 'Executing cleanup(): resetting retry_state_ and disabling timers' ;
UPSTREAM_100_CONTINUE                        : 'upstream 100 continue' ;
UPSTREAM_1XX                                 : 'upstream 1xx (' -> mode(CLOSED) ;
UPSTREAM_HEADERS_COMPLETE_END_STREAM         : 'upstream headers complete: end_stream=' -> mode(REST) ;
UPSTREAM_RESPONSE_HEADERS                    : 'upstream response headers:' ;
END_STREAM_FIRST                             : 'end_stream: ' -> mode(CLOSED) ;
UPSTREAM_RESPONSE_TRAILERS                   : 'upstream response trailers:' ;
UPSTREAM_RESET                               : 'upstream reset' ;
UPSTREAM_RESET_RESET_REASON                  : 'upstream reset: reset reason ' -> mode(REST) ;
UPSTREAM_RESET_RESET_REASON_COLON            : 'upstream reset: reset reason: ' -> mode(SLOTS) ;
HEADERS_DONT_HAVE_ORCA_LOAD_REPORT           : 'Headers don\'t have orca load report:' -> mode(REST) ;
ADDING_ORCA_LOAD_REPORT                      : 'Adding ORCA load report ' -> mode(CLOSED) ;
ORCA_LOAD_REPORT_FOR                         : 'orca_load_report for ' -> mode(SLOTS) ;
FAILED_TO_INVOKE_ORCA_LOAD_REPORT            : 'Failed to invoke OrcaLoadReportCallbacks:' -> mode(REST) ;
UPSTREAM_TIMEOUT                             : 'upstream timeout' ;
UPSTREAM_PER_TRY_TIMEOUT                     : 'upstream per try timeout' ;
UPSTREAM_PER_TRY_IDLE_TIMEOUT                : 'upstream per try idle timeout' ;
IGNORED_UPSTREAM_PER_TRY_TIMEOUT_DUE         : 'ignored upstream per try timeout due to already started downstream response' ;
PERFORMING_RETRY                             : 'performing retry' ;
ATTEMPTING_INTERNAL_REDIRECT                 : 'attempting internal redirect' ;
INTERNAL_REDIRECT_FAILED                     : 'Internal redirect failed' ;
INTERNAL_REDIRECT_FAILED_COLON               : 'Internal redirect failed:' -> mode(REST) ;
INTERNAL_REDIRECT_SUCCEEDED                  : 'Internal redirect succeeded' ;
DOING_ASYNCHRONOUS_HOST_SELECTION            : 'Doing asynchronous host selection' ;
COMPLETING_ASYNCHRONOUS_HOST_SELECTION       : 'Completing asynchronous host selection [' -> mode(CLOSED) ;
CONTINUING_STREAM_NOW_THAT_HOST_RESOLUTION   : 'Continuing stream now that host resolution is complete' ;
ABORTING_STREAM_AFTER_HOST_RESOLUTION_IS     : 'Aborting stream after host resolution is complete' ;
HANDLING_ASYNCHRONOUS_HOST_SELECTION_FOR_RETRY : 'Handling asynchronous host selection for retry' ;
ROUTER_FILTER_CLUSTER_DROP_OVERLOAD_CONFIGURATION : 'Router filter: cluster DROP_OVERLOAD configuration:' -> mode(REST) ;
THE_CONFIGURED_DROP_OVERLOAD_RATIO_IS        : 'The configured DROP_OVERLOAD ratio is 100%, drop everything unconditionally.' ;
THE_REQUEST_IS_DROPPED_BY_DROP               : 'The request is dropped by DROP_OVERLOAD' ;

// --- pool: HTTP and TCP connection pools
QUEUEING_REQUEST_DUE_TO_NO_AVAILABLE         : 'queueing request due to no available connections' ;
QUEUEING_STREAM_DUE_TO_NO_AVAILABLE          : 'queueing stream due to no available connections' ;
QUEUEING_STREAM_DUE_TO_NO_AVAILABLE_CONNECTIONS : 'queueing stream due to no available connections (ready=' -> mode(SLOTS) ;
TRYING_TO_CREATE_NEW_CONNECTION              : 'trying to create new connection' ;
CREATING_A_NEW_CONNECTION                    : 'creating a new connection' ;
CREATING_A_NEW_CONNECTION_CONNECTING         : 'creating a new connection (connecting=' -> mode(CLOSED) ;
NOT_CREATING_A_NEW_CONNECTION_SHOULD         : 'not creating a new connection, shouldCreateNewConnection returned false.' ;
NOT_CREATING_A_NEW_CONNECTION_CONNECTION     : 'not creating a new connection: connection constrained' ;
USING_EXISTING_CONNECTION                    : 'using existing connection' ;
USING_EXISTING_FULLY_CONNECTED_CONNECTION    : 'using existing fully connected connection' ;
USING_EXISTING_EARLY_DATA_READY_CONNECTION   : 'using existing early data ready connection' ;
ATTACHING_TO_NEXT_REQUEST                    : 'attaching to next request' ;
ATTACHING_TO_NEXT_STREAM                     : 'attaching to next stream' ;
CREATING_STREAM                              : 'creating stream' ;
CREATING_STREAM_FOR_EARLY_DATA               : 'creating stream for early data.' ;
ASSIGNING_CONNECTION                         : 'assigning connection' ;
MAXIMUM_REQUESTS_PER_CONNECTION              : 'maximum requests per connection' ;
MAXIMUM_REQUESTS_PER_CONNECTION_DRAINING     : 'maximum requests per connection, DRAINING' ;
MAXIMUM_STREAMS_PER_CONNECTION_DRAINING      : 'maximum streams per connection, DRAINING' ;
MAXIMUM_STREAMS_PER_CONNECTION_START_DRAINING : 'maximum streams per connection, start draining' ;
MAX_CONNECTION_DURATION_REACHED_START_DRAINING : 'max connection duration reached, start draining' ;
MAX_PENDING_REQUESTS_OVERFLOW                : 'max pending requests overflow' ;
MAX_PENDING_STREAMS_OVERFLOW                 : 'max pending streams overflow' ;
MAX_REQUESTS_OVERFLOW                        : 'max requests overflow' ;
MAX_STREAMS_OVERFLOW                         : 'max streams overflow' ;
CANCELLING_PENDING_REQUEST                   : 'cancelling pending request' ;
CANCELLING_PENDING_STREAM                    : 'cancelling pending stream' ;
CANCELING_PENDING_REQUEST                    : 'canceling pending request' ;
CANCELING_PENDING_CONNECTION                 : 'canceling pending connection' ;
CONNECT_TIMEOUT                              : 'connect timeout' ;
CLIENT_DISCONNECTED                          : 'client disconnected' ;
CLIENT_DISCONNECTED_FAILURE_REASON           : 'client disconnected, failure reason:' -> mode(REST) ;
PURGE_PENDING_FAILURE_REASON                 : 'purge pending, failure reason:' -> mode(REST) ;
DESTROYING_STREAM                            : 'destroying stream: ' -> mode(SLOTS) ;
MOVING_TO_READY                              : 'moving to ready' ;
MOVING_PRIMARY_TO_DRAINING                   : 'moving primary to draining' ;
DESTROYING_PRIMARY_CLIENT                    : 'destroying primary client' ;
DESTROYING_DRAINING_CLIENT                   : 'destroying draining client' ;
REMOTE_GOAWAY                                : 'remote goaway' ;
SAW_UPSTREAM_CONNECTION_CLOSE                : 'saw upstream connection: close' ;
SAW_UPSTREAM_CLOSE_CONNECTION                : 'saw upstream close connection' ;
RESPONSE_BEFORE_REQUEST_COMPLETE             : 'response before request complete' ;
RESPONSE_COMPLETE                            : 'response complete' ;
CONNECTING                                   : 'connecting' ;
CONNECTION_RELEASED                          : 'connection released' ;
CONNECTION_DESTROYED                         : 'connection destroyed' ;
PER_CLIENT_IDLE_TIMEOUT                      : 'per client idle timeout' ;
CLOSING_IDLE_CLIENT                          : 'closing idle client ' -> mode(SLOTS) ;
DRAINING                                     : 'draining ' -> mode(SLOTS) ;
INVOKING_DRAINED_CALLBACKS                   : 'invoking drained callbacks' ;
INVOKING_IDLE_CALLBACKS_IS_DRAINING_FOR      : 'invoking idle callbacks - is_draining_for_deletion_=' -> mode(REST) ;
INVOKING                                     : 'invoking ' -> mode(SLOTS) ;
ZERO_RTT_CONNECTED_WITH_CAPACITY             : '0-RTT connected with capacity ' -> mode(REST) ;
CREATING_HTTP_3_CLIENT                       : 'Creating Http/3 client' ;
CONN_POOL_IMPL_BASE                          : 'ConnPoolImplBase ' -> mode(REST) ;

// --- client: Codec client: one upstream HTTP connection
CONNECTED                       : 'connected' ;
ENCODE_COMPLETE                 : 'encode complete' ;
WAITING_FOR_ENCODE_TO_COMPLETE  : 'waiting for encode to complete' ;
REQUEST_RESET                   : 'request reset' ;
REQUEST_RESET_REASON            : 'Request reset. Reason ' -> mode(REST) ;
DISCONNECT_RESETTING            : 'disconnect. resetting ' -> mode(CLOSED) ;
PROTOCOL_ERROR                  : 'protocol error:' -> mode(REST) ;
ERROR_DISPATCHING_RECEIVED_DATA : 'Error dispatching received data:' -> mode(REST) ;
PREMATURE_RESPONSE              : 'premature response' ;

// --- connection: Network connections of both sides, and their transport sockets
CONNECTING_TO                               : 'connecting to ' -> mode(REST) ;
CONNECTION_IN_PROGRESS                      : 'connection in progress' ;
IMMEDIATE_CONNECTION_ERROR                  : 'immediate connection error:' -> mode(REST) ;
DELAYED_CONNECTION_ERROR                    : 'delayed connection error:' -> mode(REST) ;
IMMEDIATE_CONNECT_ERROR                     : 'immediate connect error:' -> mode(REST) ;
DELAYED_CONNECT_ERROR                       : 'delayed connect error:' -> mode(REST) ;
RAISING_BIND_ERROR                          : 'raising bind error' ;
RAISING_IMMEDIATE_ERROR                     : 'raising immediate error' ;
CONNECTED_ON_LOCAL_INTERFACE                : 'connected on local interface \'' -> mode(CLOSED) ;
CLOSE_DURING_CONNECTED_CALLBACK             : 'close during connected callback' ;
CURRENT_CONNECTING_STATE                    : 'current connecting state: ' -> mode(REST) ;
REMOTE_EARLY_CLOSE                          : 'remote early close' ;
REMOTE_CLOSE                                : 'remote close' ;
CLOSING_DATA_TO_WRITE                       : 'closing data_to_write=' -> mode(SLOTS) ;
CLOSING_SOCKET                              : 'closing socket: ' -> mode(REST) ;
SETTING_DELAYED_CLOSE_TIMER_WITH_TIMEOUT    : 'setting delayed close timer with timeout ' -> mode(CLOSED) ;
ENABLING_DELAYED_CLOSE_TIMER_WITH_TIMEOUT   : 'enabling delayed close timer with timeout ' -> mode(CLOSED) ;
TRIGGERED_DELAYED_CLOSE                     : 'triggered delayed close' ;
EARLY_TRIGGERED_DELAYED_CLOSE               : 'early triggered delayed close' ;
WRITE_FLUSH_COMPLETE                        : 'write flush complete' ;
NOT_CLOSING_CONN_SOCKET_IS_NOT              : 'Not closing conn, socket is not open' ;
WRITE_RST_CLOSE_FROM_PEER                   : 'write: rst close from peer.' ;
READ_RST_CLOSE_FROM_PEER                    : 'read: rst close from peer' ;
RST_SETTING_SO_LINGER                       : 'rst setting so_linger=' -> mode(SLOTS) ;
CONNECTION_CLOSING_TYPE_ABORT_RESET_SETTING : 'connection closing type=AbortReset, setting LocalReset to the detected close type.' ;
BOTH_SIDES_ARE_HALF_CLOSED_OR               : 'both sides are half closed or it is final close after flush state' ;
CONNECTION_IS_CLOSING_THROUGH_THE_FILTER    : 'connection is closing through the filter manager' ;
CONNECTION_IS_CLOSING_NOT_THROUGH_THE       : 'connection is closing not through the filter manager' ;
ON_ABOVE_WRITE_BUFFER_HIGH_WATERMARK        : 'onAboveWriteBufferHighWatermark' ;
ON_BELOW_WRITE_BUFFER_LOW_WATERMARK         : 'onBelowWriteBufferLowWatermark' ;
ON_ABOVE_READ_BUFFER_HIGH_WATERMARK         : 'onAboveReadBufferHighWatermark' ;
ON_BELOW_READ_BUFFER_LOW_WATERMARK          : 'onBelowReadBufferLowWatermark' ;
SOCKET_EVENT                                : 'socket event: ' -> mode(REST) ;
READ_READY                                  : 'read ready' ;
READ_READY_DISPATCH_BUFFERED_DATA           : 'read ready. dispatch_buffered_data=' -> mode(REST) ;
WRITE_READY                                 : 'write ready' ;
RAISING_CONNECTION_EVENT                    : 'raising connection event ' -> mode(REST) ;
READ_RETURNS                                : 'read returns: ' -> mode(REST) ;
WRITE_RETURNS                               : 'write returns: ' -> mode(REST) ;
WRITING                                     : 'writing ' -> mode(SLOTS) ;
READ_ERROR                                  : 'read error:' -> mode(REST) ;
WRITE_ERROR                                 : 'write error:' -> mode(REST) ;
READ_DISABLE                                : 'readDisable: ' -> mode(REST) ;
HANDSHAKE_EXPECTING                         : 'handshake expecting ' -> mode(REST) ;
HANDSHAKE_COMPLETE                          : 'handshake complete' ;
HANDSHAKE_ERROR                             : 'handshake error:' -> mode(REST) ;
HANDSHAKE_CONTINUED_ASYNCHRONOUSLY          : 'handshake continued asynchronously' ;
ASYNC_HANDSHAKE_COMPLETION_ERROR            : 'async handshake completion error' ;
REMOTE_ADDRESS                              : 'remote address:' -> mode(PEER) ;
TLS_ERROR                                   : 'TLS error:' -> mode(REST) ;
VERIFY_CERT_FAILED                          : 'verify cert failed:' -> mode(REST) ;
ASYNC_CERT_VALIDATION_COMPLETED             : 'Async cert validation completed' ;
ASYNC_CERT_SELECTION_COMPLETED              : 'Async cert selection completed' ;
SSL_SHUTDOWN_RC                             : 'SSL shutdown: rc=' -> mode(REST) ;
SSL_READ_RETURNS                            : 'ssl read returns: ' -> mode(REST) ;
SSL_READ                                    : 'ssl read ' -> mode(CLOSED) ;
SSL_WRITE_RETURNS                           : 'ssl write returns: ' -> mode(REST) ;
SSL_ERROR_OCCURRED_WHILE_READ               : 'ssl error occurred while read:' -> mode(REST) ;
SSL_ERROR_OCCURRED_WHILE_WRITE              : 'ssl error occurred while write:' -> mode(REST) ;

// --- filter: TCP proxy, listener filters and filters without a logger of their own
NEW_TCP_PROXY_SESSION                        : 'new tcp proxy session' ;
CREATING_CONNECTION_TO_CLUSTER               : 'Creating connection to cluster ' -> mode(REST) ;
CLUSTER_NOT_FOUND                            : 'Cluster not found ' -> mode(PERHAPS_CLOSED) ;
ON_DEMAND_CLUSTER                            : 'On demand cluster ' -> mode(CLOSED) ;
TCP_ON_UPSTREAM_EVENT_REQUESTED_SERVER       : 'TCP:onUpstreamEvent(), requestedServerName:' -> mode(REST) ;
SESSION_TIMED_OUT                            : 'Session timed out' ;
ON_DOWNSTREAM_EVENT                          : 'on downstream event ' -> mode(SLOTS) ;
DOWNSTREAM_CONNECTION_RECEIVED               : 'downstream connection received ' -> mode(SLOTS) ;
UPSTREAM_CONNECTION_RECEIVED                 : 'upstream connection received ' -> mode(SLOTS) ;
DRAINING_THE_UPSTREAM_CONNECTION             : 'draining the upstream connection' ;
DOWNSTREAM_TLS_HANDSHAKE_COMPLETE            : 'downstream TLS handshake complete' ;
TCP_ON_UPSTREAM_EVENT_PROPAGATING_UPSTREAM   : 'TCP:onUpstreamEvent(): propagating upstream RST to downstream' ;
ORIGINAL_DST_NEW_CONNECTION_ACCEPTED         : 'original_dst: New connection accepted' ;
ORIGINAL_DST_NEW_IN_LOWER_CASE               : 'original_dst: new connection accepted' ;
ORIGINAL_DST_SET_DESTINATION_TO              : 'original_dst: set destination to ' -> mode(REST) ;
TLS_INSPECTOR_NEW_CONNECTION_ACCEPTED        : 'tls inspector: new connection accepted' ;
TLS_ON_SERVER_NAME_REQUESTED_SERVER          : 'tls:onServerName(), requestedServerName:' -> mode(REST) ;
TLS_ON_ALPN_ALPN                             : 'tls:onALPN(), ALPN:' -> mode(REST) ;
TLS_INSPECTOR_DONE                           : 'tls inspector: done: ' -> mode(REST) ;
TLS_INSPECTOR_RECV                           : 'tls inspector: recv: ' -> mode(REST) ;
HTTP_INSPECTOR_NEW_CONNECTION_ACCEPTED       : 'http inspector: new connection accepted' ;
HTTP_INSPECTOR_SET_APPLICATION_PROTOCOL_TO   : 'http inspector: set application protocol to ' -> mode(REST) ;
HTTP_INSPECTOR_DONE                          : 'http inspector: done: ' -> mode(REST) ;
HTTP_INSPECTOR_RECV                          : 'http inspector: recv: ' -> mode(REST) ;
HTTP_INSPECTOR_CANNOT_INSPECT_HTTP_PROTOCOL  : 'http inspector: cannot inspect http protocol with transport socket ' -> mode(REST) ;
PROXY_PROTOCOL_NEW_CONNECTION_ACCEPTED       : 'proxy_protocol: New connection accepted' ;
PROXY_PROTOCOL_NEW_IN_LOWER_CASE             : 'proxy_protocol: new connection accepted' ;
FAILED_TO_READ_PROXY_PROTOCOL                : 'failed to read proxy protocol' ;
FAILED_TO_READ_PROXY_PROTOCOL_EXCEED         : 'failed to read proxy protocol (exceed max v1 header len)' ;
RECV_RETURNED                                : 'recv returned: ' -> mode(REST) ;
GOT_A_NEW_CONNECTION_IN_THE                  : 'Got a new connection in the original_src filter for address ' -> mode(SLOTS) ;
CALLED_MIXER_CHECK_COMPLETE                  : 'Called Mixer::Filter : check complete ' -> mode(REST) ;
FAULT_DELAYING_REQUEST                       : 'fault: delaying request ' -> mode(CLOSED) ;
RATE_LIMIT_STATUS_STATUS                     : 'rate limit status, status=' -> mode(REST) ;
RATE_LIMIT_FAIL_STATUS                       : 'rate limit fail, status=' -> mode(SLOTS) ;
POPULATE_DESCRIPTORS_KEY                     : 'populate descriptors: key=' -> mode(SLOTS) ;
OVERRIDE_WITH                                : 'override with ' -> mode(CLOSED) ;
CANNOT_FIND_ROUTE_ENTRY                      : 'cannot find route entry' ;
CANNOT_FIND_CLUSTER                          : 'cannot find cluster ' -> mode(REST) ;
ALPN_OVERRIDE_IS_EMPTY                       : 'ALPN override is empty' ;
SKIPPING_ALPN_HEADER_REWRITE_BECAUSE_ISTIO   : 'Skipping ALPN header rewrite because istio.alpn_override metadata is false' ;
UPSTREAM_CLOSED_EARLY_ABORTING_ISTIO_PEER    : 'Upstream closed early, aborting istio-peer-exchange' ;
ALPN_PROTOCOL_NOT_FOUND_EXPECTED_ISTIO       : 'Alpn Protocol Not Found. Expected istio-peer-exchange, Got ' -> mode(REST) ;
ALPN_PROTOCOL_MATCHED_WAITING_TO_READ        : 'Alpn Protocol matched. Waiting to read more initial header.' ;
ALPN_PROTOCOL_MATCHED_WAITING_TO_READ_MORE   : 'Alpn Protocol matched. Waiting to read more metadata.' ;
INCORRECT_ISTIO_PEER_EXCHANGE_ALPN_MAGIC     : 'Incorrect istio-peer-exchange ALPN magic. Peer missing TCP MetadataExchange filter.' ;
ALPN_PROTOCOL_MATCHED_MAGIC_MATCHED_METADATA : 'Alpn protocol matched. Magic matched. Metadata Not found.' ;
TRYING_TO_CHECK_UPSTREAM_HOST_INFO           : 'Trying to check upstream host info of host ' -> mode(REST) ;
TRYING_TO_CHECK_FILTER_METADATA_OF           : 'Trying to check filter metadata of host ' -> mode(REST) ;
METADATA_FOUND_FOR_UPSTREAM_PEER_ADDRESS     : 'Metadata found for upstream peer address ' -> mode(REST) ;
METADATA_FOUND_FOR_PEER_ADDRESS              : 'Metadata found for peer address ' -> mode(REST) ;
UPSTREAM_PEER_ADDRESS_IS_NULL_FALL           : 'Upstream peer address is null. Fall back to localAddress' ;
LOOK_UP_METADATA_BASED_ON_PEER               : 'Look up metadata based on peer address ' -> mode(REST) ;
METADATA_NOT_FOUND_FOR_PEER_ADDRESS          : 'Metadata not found for peer address ' -> mode(REST) ;
DUPLICATE_PEER_ID_SKIPPING                   : 'Duplicate peer id, skipping' ;
DUPLICATE_PEER_METADATA_SKIPPING             : 'Duplicate peer metadata, skipping' ;
BAGGAGE_DISCOVERY_PEER_METADATA_DISCOVERY_OPTION : 'BaggageDiscovery peer metadata discovery option is only available for downstream peer discovery' ;
UPSTREAM_FILTER_STATE_PEER_METADATA_DISCOVERY : 'UpstreamFilterState peer metadata discovery option is only available for upstream peer discovery' ;
NO_UPSTREAM_INFORMATION_CANNOT_CONFIRM_THAT  : 'No upstream information, cannot confirm that upstream uses HBONE' ;
NO_UPSTREAM_HOST_CANNOT_CONFIRM_THAT         : 'No upstream host, cannot confirm that upstream host uses HBONE' ;
ROTATING_ACTIVE_ISTIO_STATS_SCOPE_AFTER      : 'Rotating active Istio stats scope after ' -> mode(CLOSED) ;
DELETING_DRAINING_ISTIO_STATS_SCOPE_AFTER    : 'Deleting draining Istio stats scope after ' -> mode(CLOSED) ;
FAILED_TO_EVALUATE_METRIC_EXPRESSION         : 'Failed to evaluate metric expression:' -> mode(REST) ;
TRUST_DOMAIN_VALIDATION_FAILED_PEER_TRUST    : 'trust domain validation failed: peer trust domain ' -> mode(SLOTS) ;
VALIDATE_X509_MODE                           : 'validateX509 mode ' -> mode(SLOTS) ;
SET_PEER_FROM_X509                           : 'Set peer from X509:' -> mode(REST) ;
SET_PRINCIPAL_FROM_PEER                      : 'Set principal from peer:' -> mode(REST) ;
CALLED_AUTHENTICATION_FILTER                 : 'Called AuthenticationFilter : ' -> mode(REST) ;
AUTHENTICATION_FILTER_DECODE_HEADERS_WITH_CONFIG : 'AuthenticationFilter::decodeHeaders with config' ;
SAVED_DYNAMIC_METADATA                       : 'Saved Dynamic Metadata:' ;
ORIGIN_AUTHENTICATOR_SUCCEEDED               : 'Origin authenticator succeeded' ;
ORIGIN_AUTHENTICATOR_FAILED                  : 'Origin authenticator failed' ;
SNI_VERIFIER_ON_SERVER_NAME_INNER            : 'sni_verifier:onServerName(), inner SNI: ' -> mode(SLOTS) ;

// --- rbac: RBAC of HTTP and of connections; both print the same verdicts
CHECKING_REQUEST                : 'checking request:' -> mode(REST) ;
CHECKING_CONNECTION             : 'checking connection:' -> mode(REST) ;
ENFORCED_ALLOWED                : 'enforced allowed' ;
ENFORCED_ALLOWED_MATCHED_POLICY : 'enforced allowed, matched policy ' -> mode(REST) ;
ENFORCED_DENIED                 : 'enforced denied' ;
ENFORCED_DENIED_MATCHED_POLICY  : 'enforced denied, matched policy ' -> mode(REST) ;
SHADOW_ALLOWED                  : 'shadow allowed' ;
SHADOW_ALLOWED_MATCHED_POLICY   : 'shadow allowed, matched policy ' -> mode(REST) ;
SHADOW_DENIED                   : 'shadow denied' ;
SHADOW_DENIED_MATCHED_POLICY    : 'shadow denied, matched policy ' -> mode(REST) ;
NO_ENGINE_ALLOWED_BY_DEFAULT    : 'no engine, allowed by default' ;

// --- jwt: JWT authentication (logger `filter` before 1.12); three statements begin with the provider's name
CALLED_FILTER                     : 'Called Filter : ' -> mode(PERHAPS_CLOSED) ;
CALLED_FILTER_CHECK_COMPLETE      : 'Called Filter : check complete ' -> mode(REST) ;
PREFIX_REQUIREMENT                : 'Prefix requirement \'' -> mode(CLOSED) ;
EXTRACT                           : 'extract ' -> mode(REST) ;
JWT_AUTHENTICATION_STARTS         : 'Jwt authentication starts' ;
STATUS_IS                         : 'status is:' -> mode(REST) ;
JWT_AUTHENTICATION_COMPLETED_WITH : 'Jwt authentication completed with:' -> mode(REST) ;

// --- ext_authz: External authorization (logger `filter` before 1.15)
EXT_AUTHZ_FILTER_IS_BUFFERING_THE            : 'ext_authz filter is buffering the request' ;
EXT_AUTHZ_FILTER_FINISHED_BUFFERING_THE      : 'ext_authz filter finished buffering the request' ;
EXT_AUTHZ_FILTER_FINISHED_BUFFERING_THE_REQUEST : 'ext_authz filter finished buffering the request since ' -> mode(REST) ;
EXT_AUTHZ_IS_CLEARING_ROUTE_CACHE            : 'ext_authz is clearing route cache' ;
EXT_AUTHZ_FILTER_CALLING_AUTHORIZATION_SERVER : 'ext_authz filter calling authorization server' ;
SENDING_CHECK_REQUEST                        : 'Sending CheckRequest:' -> mode(REST) ;
RECEIVED_CHECK_RESPONSE                      : 'Received CheckResponse:' -> mode(REST) ;
EXT_AUTHZ_RECEIVED_STATUS_CODE               : 'ext_authz received status code ' -> mode(REST) ;
CAPITAL_EXT_AUTHZ_RECEIVED_STATUS            : 'Ext_authz received status code ' -> mode(REST) ;
EXT_AUTHZ_FILTER_ADDED_HEADER_S              : 'ext_authz filter added header(s) to the request:' ;
EXT_AUTHZ_UPSTREAM_HEADER_S                  : 'ext_authz upstream header(s):' ;
EXT_AUTHZ_FILTER_ACCEPTED_THE_REQUEST        : 'ext_authz filter accepted the request' ;
EXT_AUTHZ_ACCEPTED_THE_REQUEST               : 'ext_authz accepted the request' ;
CAPITAL_EXT_AUTHZ_ACCEPTED                   : 'Ext_authz accepted the request' ;
EXT_AUTHZ_FILTER_REJECTED_WITH_STATUS        : 'ext_authz filter rejected the request. Response status code: \'' -> mode(PERHAPS_CLOSED) ;
EXT_AUTHZ_FILTER_REJECTED                    : 'ext_authz filter rejected the request' ;
EXT_AUTHZ_REJECTED_THE_REQUEST               : 'ext_authz rejected the request' ;
CAPITAL_EXT_AUTHZ_REJECTED                   : 'Ext_authz rejected the request' ;
EXT_AUTHZ_FILTER_REJECTED_WITH_ERROR         : 'ext_authz filter rejected the request with an error. Response status code: ' -> mode(REST) ;
EXT_AUTHZ_FILTER_ALLOWED_THE_REQUEST         : 'ext_authz filter allowed the request with error' ;

// --- ext_proc: External processing (1.22+); lines of a stream since 1.36
OPENING_G_RPC_STREAM_TO_EXTERNAL             : 'Opening gRPC stream to external processor' ;
TRYING_TO_ENCODE_FILTER_PROTOCOL_CONFIGURATIONS : 'Trying to encode filter protocol configurations' ;
FILTER_PROTOCOL_CONFIGURATIONS_ENCODED       : 'Filter protocol configurations encoded ' -> mode(REST) ;
CALLING_CLOSE_ON_STREAM                      : 'Calling close on stream' ;
CLOSING_G_RPC_STREAM                         : 'Closing gRPC stream' ;
CLOSING_G_RPC_STREAM_AFTER_RECEIVING         : 'Closing gRPC stream after receiving last response' ;
STREAM_ALREADY_CLOSED                        : 'Stream already closed' ;
G_RPC_STREAM_CLOSED_REMOTELY_WITH            : 'gRPC stream closed remotely with status ' -> mode(REST) ;
RECEIVED_G_RPC_ERROR_ON_STREAM               : 'Received gRPC error on stream: ' -> mode(REST) ;
RECEIVED_G_RPC_STREAM_CLOSE                  : 'Received gRPC stream close' ;
ON_DESTROY                                   : 'onDestroy' ;
SENDING_HEADERS_MESSAGE                      : 'Sending headers message' ;
SENDING_REQUEST_BODY_MESSAGE                 : 'Sending request body message' ;
SENDING_A_BODY_CHUNK_OF                      : 'Sending a body chunk of ' -> mode(SLOTS) ;
SENDING_BODY_DATA_EVEN_THOUGH_HEADER         : 'Sending body data even though header processing is still in progress as body mode is FULL_DUPLEX_STREAMED or STREAMED and send_body_without_waiting_for_header_response is enabled' ;
SENDING_TRAILERS_MESSAGE                     : 'Sending trailers message' ;
RECEIVED                                     : 'Received ' -> mode(SLOTS) ;
SENDING_IMMEDIATE_RESPONSE                   : 'Sending immediate response' ;
SENDING_IMMEDIATE_RESPONSE_COLON             : 'Sending immediate response:' -> mode(REST) ;
MESSAGE_TIMEOUT_REACHED                      : 'message timeout reached' ;
WHEN_ON_LOCAL_REPLY_IS_CALLED                : 'When onLocalReply() is called, set processing_complete_ to true to skip external processing' ;
START_EXTERNAL_PROCESSING_CALL               : 'Start external processing call' ;
FINISH_EXTERNAL_PROCESSING_CALL              : 'Finish external processing call' ;
FINISH_EXTERNAL_PROCESSING_CALL_NEXT_STATE   : 'Finish external processing call. Next state: ' -> mode(REST) ;
APPLYING_HEADERS_RESPONSE_BODY_MODE          : 'applying headers response. body mode = ' -> mode(REST) ;
APPLYING_HEADER_MUTATIONS                    : 'Applying header mutations' ;
PROCESSING_BODY_RESPONSE                     : 'Processing body response' ;
FULL_DUPLEX_STREAMED_BODY_RESPONSE_IS        : 'FULL_DUPLEX_STREAMED body response is received and body_mode_: ' -> mode(REST) ;
INJECTING                                    : 'Injecting ' -> mode(SLOTS) ;
CLEARING_ROUTE_CACHE_DUE_TO_THE              : 'Clearing route cache due to the filter RouterCacheAction is configured with DEFAULT and response has clear_route_cache set.' ;
PROCESSING_RESPONSE_INCLUDED_DYNAMIC_METADATA_BUT : 'processing response included dynamic metadata, but no receiving namespaces are configured.' ;
CONTINUING_PROCESSING                        : 'Continuing processing' ;
DECODE_HEADERS_END_STREAM                    : 'decodeHeaders: end_stream = ' -> mode(REST) ;
DECODE_DATA                                  : 'decodeData(' -> mode(SLOTS) ;
DECODE_DATA_RETURNING                        : 'decodeData returning ' -> mode(REST) ;
ENCODE_HEADERS_END_STREAM                    : 'encodeHeaders end_stream = ' -> mode(REST) ;
ENCODE_DATA                                  : 'encodeData(' -> mode(SLOTS) ;
ENCODE_DATA_RETURNING                        : 'encodeData returning ' -> mode(REST) ;
ON_HEADERS_RETURNING                         : 'onHeaders returning ' -> mode(REST) ;
ON_HEADERS_RETURNS                           : 'onHeaders returns ' -> mode(REST) ;
SETTING_NEW_PROCESSING_MODE_FROM_PER         : 'Setting new processing mode from per-route configuration' ;
SETTING_NEW_GRPC_SERVICE_FROM_PER            : 'Setting new GrpcService from per-route configuration' ;
SETTING_NEW_FAILURE_MODE_ALLOW_FROM          : 'Setting new failureModeAllow from per-route configuration' ;

// --- lua: Lua filter
SCRIPT_LOG         : 'script log:' -> mode(REST) ;
COROUTINE_FINISHED : 'coroutine finished' ;
COROUTINE_YIELDED  : 'coroutine yielded' ;

// --- wasm: WebAssembly plugins
WASM_LOG : 'wasm log' -> mode(PLUGIN) ;

// --- multi_connection: Several addresses of one upstream host (1.23+): the outer connection
CONNECTION                : 'connection=' -> mode(REST) ;
CONNECTIONS_IS            : 'connections=' -> mode(REST) ;
SCHEDULING_NEXT_ATTEMPT   : 'Scheduling next attempt.' ;
TRYING_ANOTHER_CONNECTION : 'Trying another connection.' ;

// --- happy_eyeballs: The address about to be tried
SWAPPED_CONNECTION_ID : 'C[' -> mode(SLOTS) ;
ADDRESS_IS            : 'address=' -> mode(REST) ;

// --- upstream: Cluster manager, load balancers, clusters
NO_HEALTHY_HOST                      : 'no healthy host' ;
NO_HEALTHY_HOST_FOR_HTTP_CONNECTION  : 'no healthy host for HTTP connection pool' ;
NO_HEALTHY_HOST_FOR_TCP_CONNECTION   : 'no healthy host for TCP connection pool' ;
TRANSPORT_SOCKET_MATCH_SOCKET        : 'transport socket match, socket ' -> mode(SLOTS) ;
CREATED_HOST                         : 'Created host ' -> mode(HOSTS) ;
USING_EXISTING_HOST                  : 'Using existing host ' -> mode(HOSTS) ;
ADD_HOST_ADDING                      : 'addHost() adding ' -> mode(HOSTS) ;
MEMBERSHIP_UPDATE_FOR_TLS_CLUSTER    : 'membership update for TLS cluster ' -> mode(SLOTS) ;
RE_CREATING_LOCAL_LB_FOR_TLS         : 're-creating local LB for TLS cluster ' -> mode(REST) ;
ADDING_TLS_CLUSTER                   : 'adding TLS cluster ' -> mode(REST) ;
ADDING_TLS_INITIAL_CLUSTER           : 'adding TLS initial cluster ' -> mode(REST) ;
UPDATING_TLS_CLUSTER                 : 'updating TLS cluster ' -> mode(REST) ;
REMOVING_TLS_CLUSTER                 : 'removing TLS cluster ' -> mode(REST) ;
REMOVING_HOSTS_FOR_TLS_CLUSTER       : 'removing hosts for TLS cluster ' -> mode(SLOTS) ;
HOST                                 : 'host ' -> mode(SLOTS) ;
DRAIN_CONNECTIONS_CALLED_FOR_CLUSTER : 'drainConnections called for cluster ' -> mode(REST) ;
LOOKING_UP                           : 'Looking up ' -> mode(SLOTS) ;
SELECTED_ENDPOINTS                   : 'Selected endpoints:' -> mode(REST) ;
SELECTED_ENDPOINT                    : 'Selected endpoint:' -> mode(REST) ;

// --- misc: Code without a logger of its own; Istio hides this logger unless told otherwise
ALLOCATING_TCP_CONN_POOL                     : 'Allocating TCP conn pool' ;
BIND_FAILURE_FAILED_TO_BIND_TO               : 'Bind failure. Failed to bind to ' -> mode(REST) ;
FAILED_TO_BIND_TO                            : 'failed to bind to ' -> mode(REST) ;
TCP_LISTENER_ACCEPTED                        : 'TcpListener accepted ' -> mode(CLOSED) ;
ENABLE_TIMER_CALLED_ON                       : 'enableTimer called on ' -> mode(SLOTS) ;
SSL_ERROR                                    : 'SSL error:' -> mode(REST) ;
ORIGIN_NETWORK_HEADER_PRESENT                : 'Origin network header present: ' -> mode(CLOSED) ;
SKIPPING_UPSTREAM_WORKLOAD_DISCOVERY_FOR_AN  : 'Skipping upstream workload discovery for an endpoint on a remote network' ;
NO_ISTIO_METADATA_FOUND_ON_UPSTREAM          : 'No istio metadata found on upstream host.' ;
PEER_ADDRESS                                 : 'Peer address: ' -> mode(REST) ;
EXPECTING_MORE_DATA_FOR_G_RPC                : 'expecting more data for gRPC message parsing' ;
EXTRACTED_THE_FOLLOWING_RESOURCE_VALUES_FROM : 'extracted the following resource values from the ' -> mode(SLOTS) ;

// --- hc: Active health checks, on connections of their own
HC_RESPONSE                            : 'hc response=' -> mode(SLOTS) ;
HC_RESPONSE_CODE                       : 'hc response_code=' -> mode(SLOTS) ;
CONNECTION_STREAM_ERROR_HEALTH_FLAGS   : 'connection/stream error health_flags=' -> mode(REST) ;
CONNECTION_STREAM_TIMEOUT_HEALTH_FLAGS : 'connection/stream timeout health_flags=' -> mode(REST) ;

// --- grpc: Google gRPC client
NOTIFY_REMOTE_CLOSE          : 'notifyRemoteClose ' -> mode(SLOTS) ;
FINISH_WITH_GRPC_STATUS_CODE : 'Finish with grpc-status code ' -> mode(REST) ;

// --- main: Server, workers, dispatchers
INITIALIZING_EPOCH                   : 'initializing epoch ' -> mode(SLOTS) ;
WORKER_ENTERING_DISPATCH_LOOP        : 'worker entering dispatch loop' ;
STD_TERMINATE_CALLED                 : 'std::terminate called! (possible uncaught exception, see trace)' ;
STARTING_MAIN_DISPATCH_LOOP          : 'starting main dispatch loop' ;
FLUSHING_STATS                       : 'flushing stats' ;
ITEM_ADDED_TO_DEFERRED_DELETION_LIST : 'item added to deferred deletion list (size=' -> mode(CLOSED) ;
CLEARING_DEFERRED_DELETION_LIST_SIZE : 'clearing deferred deletion list (size=' -> mode(CLOSED) ;
EXITING                              : 'exiting' ;
CAUGHT_SIGTERM                       : 'caught SIGTERM' ;
CAUGHT_ENVOY_SIGTERM                 : 'caught ENVOY_SIGTERM' ;
THERE_IS_NO_CONFIGURED_LIMIT_TO      : 'there is no configured limit to the number of allowed active connections. Set a limit via the runtime key ' -> mode(REST) ;
THERE_IS_NO_CONFIGURED_LIMIT_TO_THE  : 'There is no configured limit to the number of allowed active downstream connections. Configure a limit in `' -> mode(CLOSED) ;
USAGE_OF_THE_DEPRECATED_RUNTIME_KEY  : 'Usage of the deprecated runtime key ' -> mode(SLOTS) ;

// --- backtrace, assert: The process crashes
CAUGHT         : 'Caught ' -> mode(SLOTS) ;
ASSERT_FAILURE : 'assert failure: ' -> mode(SLOTS) ;
PANIC          : 'panic: ' -> mode(SLOTS) ;

// --- admin: Admin endpoint (the second one under logger `misc` since 2024)
REQUEST_COMPLETE_PATH       : 'request complete: path:' -> mode(REST) ;
CHANGE_ALL_LOG_LEVELS_LEVEL : 'change all log levels: level=\'' -> mode(CLOSED) ;

// --- forward_proxy: Dynamic forward proxy
WAITING_TO_LOAD_DNS_CACHE_ENTRY          : 'waiting to load DNS cache entry' ;
LOAD_DNS_CACHE_COMPLETE_CONTINUING       : 'load DNS cache complete, continuing' ;
LOAD_DNS_CACHE_COMPLETE_CONTINUING_AFTER : 'load DNS cache complete, continuing after adding resolved host:' -> mode(REST) ;

// --- oauth2: OAuth2 filter
DISPATCHING_OAUTH_REQUEST_FOR_ACCESS_TOKEN : 'Dispatching OAuth request for access token.' ;

// --- cache_filter: HTTP cache
CACHE_FILTER_DECODE_HEADERS_STARTING_LOOKUP : 'CacheFilter::decodeHeaders starting lookup' ;

// --- config: Certificates that come by SDS: named with the connections they serve
SECRET_IS_UPDATED           : 'Secret is updated.' ;
CREATE_NOT_READY_SSL_SOCKET : 'Create NotReadySslSocket' ;

// --- anything else: a name before the opening words, or an unknown statement

MESSAGE_WORD   : PLAIN+ -> type(WORD), mode(PROVIDER) ;
MESSAGE_NUMBER : DIGIT+ -> type(NUMBER), mode(PROVIDER) ;
MESSAGE_OTHER  : . -> type(OTHER), mode(PROVIDER) ;

// Everything but digits (which stand beside units: 100ms) and what words between values begin with.
fragment PLAIN : ~[0-9 ,.:;'`()\]] ;

// ====================================================================================================
// REST: one value, to the end of the line
// ====================================================================================================

mode REST;

TEXT : [\u0000-\u{10FFFF}]+ ;

// ====================================================================================================
// CLOSED: one value, and the words that close the line
// ====================================================================================================

mode CLOSED;

SPACE_MILLIS_END                           : ' ms' EOF ;
PAREN_COLON_END                            : '):' EOF ;
PRIOR_HEADERS_HAVE_ALREADY_BEEN_SENT_END   : '. Prior headers have already been sent' EOF ;
ON_LOCAL_REPLY_REQUESTED_RESET_END         : '. onLocalReply requested reset.' EOF ;
BYTES_END                                  : ' bytes' EOF ;
PAREN_END                                  : ')' EOF ;
QUOTE_END                                  : '\'' EOF ;
DOES_NOT_EXIST_END                         : '\' does not exist' EOF ;
PAREN_DOT_END                              : ').' EOF ;
UPSTREAM_RESPONSE_HEADERS_END              : ', upstream response headers:' EOF ;
TO_LOAD_METRICS_END                        : ' to load metrics' EOF ;
BRACKET_END                                : ']' EOF ;
PENDING_REQUESTS_END                       : ' pending requests' EOF ;
IS_MISSING_END                             : ' is missing' EOF ;
WAS_NOT_FOUND_BEFORE_TIMEOUT_END           : ' was not found before timeout.' EOF ;
IS_FOUND_ESTABLISHING_CONNECTION_END       : ' is found. Establishing connection.' EOF ;
MILLIS_END                                 : 'ms' EOF ;
ALPNS_END                                  : ' ALPNs' EOF ;
MILLIS_DOT_END                             : 'ms.' EOF ;
MATCHED_END                                : '\' matched.' EOF ;
NEW_CONNECTIONS_END                        : ' new connections.' EOF ;
SKIPPING_DOWNSTREAM_WORKLOAD_DISCOVERY_END : '; skipping downstream workload discovery' EOF ;
RESOURCE_MONITOR_END                       : '` resource monitor.' EOF ;

CLOSED_WORD   : PLAIN+ -> type(WORD) ;
CLOSED_NUMBER : DIGIT+ -> type(NUMBER) ;
CLOSED_OTHER  : . -> type(OTHER) ;

// ====================================================================================================
// PERHAPS_CLOSED: one value, and perhaps words that close the line
// ====================================================================================================

mode PERHAPS_CLOSED;

DIRECTLY_TO_THE_ENCODER      : ' directly to the encoder' EOF ;
AND_NO_ON_DEMAND_CLUSTER_SET : ' and no on demand cluster set.' EOF ;
STOP                         : ' Stop' EOF ;
SECOND_QUOTE                 : '\'' EOF ;

PERHAPS_WORD   : PLAIN+ -> type(WORD) ;
PERHAPS_NUMBER : DIGIT+ -> type(NUMBER) ;
PERHAPS_OTHER  : . -> type(OTHER) ;

// ====================================================================================================
// SLOTS: several values with words between them
// ====================================================================================================

mode SLOTS;

LISTENER_CONNECTION_LIMIT_REACHED_FOR : ': listener connection limit reached for ' ;
CONNECTION_ON_EVENT                   : '] connection on event ' ;
END_STREAM                            : ' end_stream=' ;
RESPONSE_DETAILS                      : ', response details:' ;
STATUS                                : ' status=' ;
IS_HALF_CLOSE_ENABLED                 : ', isHalfCloseEnabled: ' ;
VALUE                                 : ' value=' ;
CLOSED_WITH_CODE                      : ' closed: ' ;
BYTES_OF_FLOW_CONTROL_WINDOW_FOR      : ' bytes of flow control window for stream ' ;
ON_STREAM                             : ' on stream ' ;
FLAGS                                 : ', flags=' ;
STREAM_ID                             : ', stream_id=' ;
STREAM_ID_IS                          : ' stream_id=' ;
LENGTH                                : ', length=' ;
COMMA_SPACE                           : ', ' ;
END_STREAM_COLON                      : ', end_stream: ' ;
STREAM_ID_COLON                       : ', stream_id: ' ;
MATCH_FOR_URL                         : '\' match for URL \'' ;
BYTES_DATA_WHICH_EXCEEDS_BUFFER_LIMIT : ' bytes data which exceeds buffer limit ' ;
TO_DOWNSTREAM_CONNECTION_C            : '] to downstream connection [C' ;
TRANSPORT_FAILURE_REASON              : ', transport failure reason:' ;
REPORT                                : ' report = ' ;
BUSY_COUNT                            : ' busy=' ;
CONNECTING_COUNT                      : ' connecting=' ;
ACTIVE_REMAINING_READY_FOR_STREAM     : ' active remaining, readyForStream ' ;
CURRENT_UNUSED_CAPACITY               : ', currentUnusedCapacity ' ;
FOR_CLUSTER                           : ' for cluster ' ;
CLIENT                                : ' client ' ;
IDLE_CALLBACK_S_IS_DRAINING_FOR       : ' idle callback(s) - is_draining_for_deletion_=' ;
TYPE                                  : ' type=' ;
FAILED_ON_CONNECTION                  : ' failed on connection ' ;
BYTES_END_STREAM                      : ' bytes, end_stream ' ;
HAS_UPSTREAM                          : ', has upstream = ' ;
BYTES_END_STREAM_IS                   : ' bytes, end_stream=' ;
MARKING_WITH                          : '. Marking with ' ;
MSG                                   : ' msg=' ;
DIFFERENT_FROM_LOCAL_TRUST_DOMAIN     : ' different from local trust domain ' ;
SSL                                   : ': ssl=' ;
HAS_USER                              : ', has_user=' ;
OUTER_SNI                             : ', outer SNI: ' ;
MATCH                                 : ', match: ' ;
RESPONSE                              : ' response ' ;
BYTES_OF_DATA_TO_FILTER_STREAM        : ' bytes of data to filter stream in FULL_DUPLEX_STREAMED mode. end_of_stream is ' ;
END_STREAM_IS                         : '): end_stream = ' ;
CONNECTIONS                           : '] connections=' ;
ADDRESS                               : '] address=' ;
SELECTED_FOR_HOST_WITH_ADDRESS        : ' selected for host with address ' ;
ADDED                                 : ' added ' ;
REMOVED                               : ' removed ' ;
IN_CLUSTER                            : ' in cluster ' ;
IN                                    : ' in ' ;
FOR                                   : ' for ' ;
MS_MIN_IS                             : 'ms, min is ' ;
FIELD                                 : ' field:' ;
HEALTH_FLAGS                          : ' health_flags=' ;
HOT_RESTART_VERSION                   : ' (hot restart version=' ;
BASE_ID                               : ' (base id=' ;
HOT_RESTART_VERSION_IS                : ', hot restart version=' ;
SUSPECT_FAULTING_ADDRESS              : ', suspect faulting address ' ;
CONSIDER_SWITCHING_TO                 : ', consider switching to `' ;

// Words that close the line.
NO_MATCHING_FILTER_CHAIN_FOUND_LAST      : ': no matching filter chain found' EOF ;
NO_FILTERS_LAST                          : ': no filters' EOF ;
PAREN_LAST                               : ')' EOF ;
DOT_LAST                                 : '.' EOF ;
QUOTE_LAST                               : '\'' EOF ;
GIVE_UP_ON_THE_RETRY_SHADOW_LAST         : '. Give up on the retry/shadow.' EOF ;
BRACKET_LAST                             : ']' EOF ;
REMAINING_LAST                           : ' remaining' EOF ;
BYTES_LAST                               : ' bytes' EOF ;
RESPONSE_LAST                            : ' response' EOF ;
BYTES_OF_DATA_TO_FILTER_STREAM_LAST      : ' bytes of data to filter stream' EOF ;
WAS_EJECTED_BY_THE_OUTLIER_DETECTOR_LAST : ' was ejected by the outlier detector' EOF ;
MILLIS_LAST                              : 'ms' EOF ;
INSTEAD_THIS_RUNTIME_KEY_WILL_BE_LAST    : '` instead.This runtime key will be removed in future.' EOF ;

WORD         : PLAIN+ ;
SPACE        : ' ' ;
SLOTS_NUMBER : DIGIT+ -> type(NUMBER) ;
OTHER        : . ;

// ====================================================================================================
// PROVIDER: statements of JWT authentication that begin with a value
// ====================================================================================================

mode PROVIDER;

JWT_AUTHENTICATION_STARTS_ALLOW_FAILED : ': JWT authentication starts (allow_failed=' ;
TOKENS_SIZE                            : '), tokens size=' ;
START_VERIFY_TOKENS_SIZE               : ': startVerify: tokens size ' ;
PARSE_JWT                              : ': Parse Jwt ' -> mode(REST) ;
VERIFYING_JWT_TOKEN_OF_ISSUER          : ': Verifying JWT token of issuer ' -> mode(REST) ;
JWT_TOKEN_VERIFICATION_COMPLETED_WITH  : ': JWT token verification completed with:' -> mode(REST) ;

PROVIDER_WORD   : PLAIN+ -> type(WORD) ;
PROVIDER_NUMBER : DIGIT+ -> type(NUMBER) ;
PROVIDER_OTHER  : . -> type(OTHER) ;

// ====================================================================================================
// PEER: an address up to the comma, then the rest
// ====================================================================================================

mode PEER;

COMMA : ',' -> mode(REST) ;
PEER_WORD : ~[,]+ -> type(WORD) ;

// ====================================================================================================
// PLUGIN: the name of a plugin up to the colon, then the rest
// ====================================================================================================

mode PLUGIN;

PLUGIN_COLON : ': ' -> mode(REST) ;
PLUGIN_COLON_END : ':' EOF ;
PLUGIN_WORD      : ~[:]+ -> type(WORD) ;
PLUGIN_OTHER     : ':' -> type(OTHER) ;

// ====================================================================================================
// HOSTS: an address, or a host and its address
// ====================================================================================================

mode HOSTS;

HOST_GAP  : ' ' ;
HOST_END  : '.' EOF ;
HOST_WORD : ~[ .]+ -> type(WORD) ;
HOST_DOT  : '.' -> type(OTHER) ;

// ====================================================================================================
// HEADER_LINE_NAME: the name of a header up to the quote behind it, then its value
// ====================================================================================================

mode HEADER_LINE_NAME;

HEADER_LINE_VALUE : '\':\'' -> mode(REST) ;
HEADER_LINE_WORD  : ~[']+ -> type(WORD) ;
HEADER_LINE_OTHER : '\'' -> type(OTHER) ;
