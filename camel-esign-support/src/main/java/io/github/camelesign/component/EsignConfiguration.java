// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.component;

import io.github.camelesign.api.EsignOutput;
import io.github.camelesign.api.EventType;
import io.github.camelesign.internal.content.Json;
import io.github.camelesign.internal.http.AllowedHosts;
import io.github.camelesign.internal.http.RetryBudget;
import io.github.camelesign.internal.http.RetryPolicy;
import io.github.camelesign.internal.http.TransportOptions;
import io.github.camelesign.internal.poll.FirstCursor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options that all components have in common. */
@UriParams
public abstract class EsignConfiguration implements Cloneable {

    @UriParam(
            label = "common",
            description =
                    "Base URL of the API, with any path that an appliance puts before it. Overrides environment.")
    private String baseUri;

    @UriParam(
            label = "security,advanced",
            description =
                    "Allow plain http to another machine. Credentials and documents then travel in clear.")
    private boolean allowInsecureHttp;

    @UriParam(
            label = "security,advanced",
            enums = "allow,warn,fail",
            description =
                    "What happens at the start if an option is set that gives up security, such as webhookVerification=none or allowInsecureHttp=true: nothing, a warning in the log, or a refusal to start. If empty it is refused in Camel's profile prod (camel.main.profile=prod), and a warning otherwise.")
    private String insecureOptions;

    @UriParam(
            label = "consumer,security",
            defaultValue = "true",
            description =
                    "Whether events have the signer's e-mail address in the header CamelEsignRecipientEmail. Headers reach logs and brokers more easily than bodies do, where it is in any case.")
    private boolean personalDataHeaders = true;

    @UriParam(
            defaultValue = "MAP",
            description =
                    "How JSON reaches the route, that of an answer or of an event: as a Map or List, as text, or as a stream of it. Text suits queues.")
    private EsignOutput output = EsignOutput.MAP;

    @UriParam(
            label = "producer",
            description =
                    "On a list operation: one iterator over the entries of all pages, fetched as they are consumed, instead of the first page. Needs output=map.")
    private boolean fetchAll;

    @UriParam(
            label = "consumer",
            defaultValue = "now",
            description =
                    "Where the first poll starts if nothing is remembered: now (what happened before is taken as known), beginning, or an instant such as 2026-01-31T00:00:00Z.")
    private String startFrom = "now";

    @UriParam(
            label = "consumer",
            description =
                    "Event types to deliver, separated by comma, for example completed,declined: of created, sent, delivered, viewed, signed, completed, declined, voided, expired, reminded, updated, deleted, failed and unknown. All if empty.")
    private String eventTypes;

    @UriParam(
            label = "consumer",
            description =
                    "The most events that one poll delivers; the next goes on where it stopped. No limit if 0.")
    private int maxMessagesPerPoll;

    @UriParam(
            label = "consumer,advanced",
            description =
                    "Remembers the events that the route has taken, beyond what the cursor of polling itself remembers; for a webhook the last 10,000 are remembered in memory if empty. A key is added after the route succeeded. One repository is for one route.")
    private IdempotentRepository idempotentRepository;

    @UriParam(
            label = "consumer,advanced",
            description =
                    "Where the position reached by polling is kept, so that a restart goes on from there: an EsignFileStateRepository for one node, a JdbcStateRepository for several. If empty it is kept in memory, and only a restart of the route goes on from there.")
    private StateRepository<String, String> cursorRepository;

    @UriParam(
            label = "consumer,advanced",
            description =
                    "Name under which the position reached by polling is kept, of letters, digits, hyphens and dots. By default it is made of the component's name, the account, the operation and its filters. Needed by consumers that are equal in these, and by applications that share a repository and have the account's secret only.")
    private String cursorName;

    @UriParam(
            label = "consumer",
            description =
                    "How often an event on which the route fails, or an envelope that cannot be read while others can, is tried before it is given up to the consumer's exception handler (see bridgeErrorHandler). The pauses in between grow up to an hour. It is never given up if 0.")
    private int maxAttempts;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "75",
            description =
                    "How much of the calls that the provider allows may be used up, in percent, when polling makes another. The rest is left to sending: polling waits, or goes on at a later poll. Where answers do not say what is left, the published limit counts for an hour after the provider has refused a call.")
    private int pollQuotaShare = 75;

    @UriParam(
            label = "consumer,security",
            secret = true,
            description =
                    "Secret that the provider signs its webhook calls with. While it is replaced: the new and the old one, separated by comma; the first is registered.")
    private String webhookSecret;

    @UriParam(
            label = "consumer,security",
            enums = "required,none",
            defaultValue = "required",
            description =
                    "Whether webhook calls must be signed. With none, anybody who knows the URL can make the route believe anything.")
    private String webhookVerification = "required";

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "5242880",
            description =
                    "Largest body of a webhook call, in bytes; a larger one is answered 413. Limit the HTTP server as well, which holds the body before this applies.")
    private int webhookMaxPayload = 5 * 1024 * 1024;

    @UriParam(
            label = "consumer,security",
            javaType = "java.time.Duration",
            defaultValue = "15d",
            description =
                    "Largest age of a webhook message, by the time that the provider signs with it (SignNow, DocuSign, Yousign v3): an older one is answered 403, also after a restart, as it may be recorded and sent again. It has to be longer than the provider tries again. 0 takes messages of any age.")
    private long webhookMaxAge = 15L * 24 * 60 * 60 * 1000;

    @UriParam(
            label = "consumer,advanced",
            description =
                    "End the provider's subscription when the route stops. Leave it off when several nodes, or the next version, use the same URL.")
    private boolean webhookUnregister;

    @UriParam(
            label = "advanced",
            description =
                    "Name of the Camel HTTP component whose client is used, with its proxy and TLS settings. The component http or https if empty.")
    private String httpComponent;

    @UriParam(
            label = "advanced",
            javaType = "java.time.Duration",
            defaultValue = "10s",
            description = "How long opening a connection may take.")
    private long connectTimeout = 10_000;

    @UriParam(
            label = "advanced",
            javaType = "java.time.Duration",
            defaultValue = "60s",
            description = "How long the provider may be silent while it is to answer.")
    private long responseTimeout = 60_000;

    @UriParam(
            label = "advanced",
            javaType = "java.time.Duration",
            defaultValue = "5m",
            description =
                    "How long a call may take as a whole, with its retries and the waits between them. An upload or download may take longer as long as it moves at least 64 kB in each responseTimeout.")
    private long requestTimeout = 300_000;

    @UriParam(
            label = "producer,advanced",
            javaType = "java.time.Duration",
            defaultValue = "30s",
            description =
                    "How long something that was created under an idempotency key is looked up when the answer was lost. Nothing is sent again in this time; if it is not found the outcome is unknown.")
    private long lookUpTimeout = 30_000;

    @UriParam(
            label = "advanced",
            defaultValue = "64",
            description = "Connections open to the provider at the same time.")
    private int maxConnections = 64;

    @UriParam(
            label = "advanced",
            defaultValue = "2",
            description =
                    "How often a call is sent again if that is safe: it was not sent, it was refused for the rate, or it only reads.")
    private int maxRetries = 2;

    @UriParam(
            label = "advanced",
            javaType = "java.time.Duration",
            defaultValue = "30s",
            description =
                    "The longest wait before a call is sent again. If the provider requests a longer one the call fails at once.")
    private long maxRetryWait = 30_000;

    @UriParam(
            label = "advanced",
            defaultValue = "67108864",
            description =
                    "Largest JSON answer that is read into memory, in bytes; a larger one fails. Documents are streamed, whatever their size.")
    private long maxResponseSize = Json.DEFAULT_LIMIT;

    /** The base URL that these options lead to. */
    public abstract String resolveBaseUri();

    /**
     * Where the service is, for display: the base URL, or as long as only a login shows that, its.
     */
    public String resolveServiceUrl() {
        return resolveBaseUri();
    }

    /**
     * The options that decide whose token a call is sent with. Endpoints whose keys are equal share
     * it.
     */
    protected List<Object> credentialsKey() {
        return new ArrayList<>(Arrays.asList(resolveBaseUri()));
    }

    /**
     * What names the account, in words that stay when a secret is replaced; the position of polling
     * is kept under it.
     */
    protected List<String> accountKey() {
        return List.of();
    }

    /**
     * What stands for the account if nothing names it: a key that is not renewed by itself. Only a
     * hash of it is kept. Null if there is none.
     */
    protected String accountCredential() {
        return null;
    }

    /**
     * The options that decide which calls share connections: whose they are, and how they are made.
     */
    List<Object> connectionKey() {
        List<Object> key = credentialsKey();
        key.addAll(
                Arrays.asList(
                        allowInsecureHttp,
                        httpComponent,
                        connectTimeout,
                        responseTimeout,
                        requestTimeout,
                        maxConnections,
                        maxRetries,
                        maxRetryWait,
                        maxResponseSize));
        return key;
    }

    /** URLs of these options, and their defaults, to which calls or logins are sent. */
    protected List<String> configuredUrls() {
        return new ArrayList<>(Arrays.asList(resolveBaseUri()));
    }

    /**
     * @param domains of the provider, under whose hosts an answer may direct calls
     */
    TransportOptions transportOptions(List<String> domains) {
        return new TransportOptions(
                resolveBaseUri(),
                httpComponent,
                connectTimeout,
                responseTimeout,
                maxConnections,
                allowInsecureHttp,
                maxResponseSize,
                new AllowedHosts(domains, configuredUrls()));
    }

    RetryPolicy retryPolicy(RetryBudget budget) {
        return new RetryPolicy(
                maxRetries,
                Duration.ofMillis(maxRetryWait),
                Duration.ofMillis(requestTimeout),
                budget);
    }

    /**
     * Refuses options that mean nothing, when an endpoint is initialised. A provider adds its own.
     *
     * @throws IllegalArgumentException when there is one; the message names it and what is allowed
     */
    protected void check() {
        OptionCheck.url("baseUri", baseUri);
        OptionCheck.oneOf("webhookVerification", webhookVerification, "required", "none");
        if (insecureOptions != null) {
            OptionCheck.oneOf("insecureOptions", insecureOptions, "allow", "warn", "fail");
        }
        OptionCheck.number("webhookMaxPayload", webhookMaxPayload, 1);
        OptionCheck.duration("webhookMaxAge", webhookMaxAge, 0);
        OptionCheck.number("maxResponseSize", maxResponseSize, 1);
        OptionCheck.number("maxMessagesPerPoll", maxMessagesPerPoll, 0);
        OptionCheck.number("maxAttempts", maxAttempts, 0);
        OptionCheck.percent("pollQuotaShare", pollQuotaShare);
        OptionCheck.name("cursorName", cursorName);
        OptionCheck.number("maxConnections", maxConnections, 1);
        OptionCheck.number("maxRetries", maxRetries, 0);
        OptionCheck.duration("maxRetryWait", maxRetryWait, 0);
        OptionCheck.duration("connectTimeout", connectTimeout, 1);
        OptionCheck.duration("responseTimeout", responseTimeout, 1);
        OptionCheck.duration("requestTimeout", requestTimeout, 1);
        OptionCheck.duration("lookUpTimeout", lookUpTimeout, 0);
        FirstCursor.parse(startFrom);
        EventType.parse(eventTypes);
    }

    /**
     * What of these options gives up security: how it is written, and what follows from it. A
     * provider adds its own.
     */
    protected Map<String, String> insecureSettings() {
        Map<String, String> insecure = new LinkedHashMap<>();
        if ("none".equals(webhookVerification)) {
            insecure.put(
                    "webhookVerification=none",
                    "anybody who knows the URL can make the route believe anything");
        }
        if (allowInsecureHttp) {
            insecure.put(
                    "allowInsecureHttp=true",
                    "credentials and documents may travel in clear, and anybody on the way may answer");
        }
        return insecure;
    }

    /** A copy whose options an endpoint may change for itself. */
    public EsignConfiguration copy() {
        try {
            return (EsignConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public String getBaseUri() {
        return baseUri;
    }

    public void setBaseUri(String baseUri) {
        this.baseUri = baseUri;
    }

    public boolean isAllowInsecureHttp() {
        return allowInsecureHttp;
    }

    public void setAllowInsecureHttp(boolean allowInsecureHttp) {
        this.allowInsecureHttp = allowInsecureHttp;
    }

    public String getInsecureOptions() {
        return insecureOptions;
    }

    public void setInsecureOptions(String insecureOptions) {
        this.insecureOptions = insecureOptions;
    }

    public boolean isPersonalDataHeaders() {
        return personalDataHeaders;
    }

    public void setPersonalDataHeaders(boolean personalDataHeaders) {
        this.personalDataHeaders = personalDataHeaders;
    }

    public EsignOutput getOutput() {
        return output;
    }

    public void setOutput(EsignOutput output) {
        this.output = output;
    }

    public boolean isFetchAll() {
        return fetchAll;
    }

    public void setFetchAll(boolean fetchAll) {
        this.fetchAll = fetchAll;
    }

    public String getStartFrom() {
        return startFrom;
    }

    public void setStartFrom(String startFrom) {
        this.startFrom = startFrom;
    }

    public String getEventTypes() {
        return eventTypes;
    }

    public void setEventTypes(String eventTypes) {
        this.eventTypes = eventTypes;
    }

    public int getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public StateRepository<String, String> getCursorRepository() {
        return cursorRepository;
    }

    public void setCursorRepository(StateRepository<String, String> cursorRepository) {
        this.cursorRepository = cursorRepository;
    }

    public String getCursorName() {
        return cursorName;
    }

    public void setCursorName(String cursorName) {
        this.cursorName = cursorName;
    }

    public int getMaxAttempts() {
        return maxAttempts;
    }

    public void setMaxAttempts(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public int getPollQuotaShare() {
        return pollQuotaShare;
    }

    public void setPollQuotaShare(int pollQuotaShare) {
        this.pollQuotaShare = pollQuotaShare;
    }

    public String getHttpComponent() {
        return httpComponent;
    }

    public void setHttpComponent(String httpComponent) {
        this.httpComponent = httpComponent;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public long getRequestTimeout() {
        return requestTimeout;
    }

    public void setRequestTimeout(long requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public long getLookUpTimeout() {
        return lookUpTimeout;
    }

    public void setLookUpTimeout(long lookUpTimeout) {
        this.lookUpTimeout = lookUpTimeout;
    }

    public int getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    public int getMaxRetries() {
        return maxRetries;
    }

    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    public long getMaxRetryWait() {
        return maxRetryWait;
    }

    public void setMaxRetryWait(long maxRetryWait) {
        this.maxRetryWait = maxRetryWait;
    }

    public long getMaxResponseSize() {
        return maxResponseSize;
    }

    public void setMaxResponseSize(long maxResponseSize) {
        this.maxResponseSize = maxResponseSize;
    }

    public String getWebhookSecret() {
        return webhookSecret;
    }

    public void setWebhookSecret(String webhookSecret) {
        this.webhookSecret = webhookSecret;
    }

    public String getWebhookVerification() {
        return webhookVerification;
    }

    public void setWebhookVerification(String webhookVerification) {
        this.webhookVerification = webhookVerification;
    }

    public int getWebhookMaxPayload() {
        return webhookMaxPayload;
    }

    public void setWebhookMaxPayload(int webhookMaxPayload) {
        this.webhookMaxPayload = webhookMaxPayload;
    }

    public long getWebhookMaxAge() {
        return webhookMaxAge;
    }

    public void setWebhookMaxAge(long webhookMaxAge) {
        this.webhookMaxAge = webhookMaxAge;
    }

    public boolean isWebhookUnregister() {
        return webhookUnregister;
    }

    public void setWebhookUnregister(boolean webhookUnregister) {
        this.webhookUnregister = webhookUnregister;
    }
}
