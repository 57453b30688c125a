package io.github.camelesign.sandbox.docusign;

import io.github.camelesign.sandbox.Envelope;
import io.github.camelesign.sandbox.EnvelopeHistory;
import io.github.camelesign.sandbox.Premises;
import io.github.camelesign.sandbox.ProviderRoom;
import io.github.camelesign.sandbox.SigningDesk;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** DocuSign in the sandbox. */
public final class DocuSignRoom implements ProviderRoom {
    static final String NAME = "docusign";
    private static final Logger LOG = LoggerFactory.getLogger(DocuSignRoom.class);
    private static final String TIME_TRACK = "X-DocuSign-TimeTrack";

    private final Premises premises;
    private final EnvelopePdf pdfs;
    private final DocuSign view;
    private final Signing signing = new Signing(this::world);
    private volatile DocuSignWorld world;

    /** An empty DocuSign with the ready-made app, user and account. */
    public DocuSignRoom(Premises premises) {
        this.premises = premises;
        this.pdfs = new EnvelopePdf(premises.files());
        this.world = new DocuSignWorld(premises);
        this.view = new DocuSign(this, premises.clock(), premises.requests());
    }

    /** This room as tests see it. */
    public DocuSign view() {
        return view;
    }

    DocuSignWorld world() {
        return world;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "DocuSign";
    }

    @Override
    public Map<String, String> credentials() {
        Map<String, String> credentials = new LinkedHashMap<>();
        credentials.put("integration key", DocuSign.INTEGRATION_KEY);
        credentials.put("client secret", DocuSign.CLIENT_SECRET);
        credentials.put("user id", DocuSign.USER_ID);
        credentials.put("account id", DocuSign.ACCOUNT_ID);
        credentials.put("user", DocuSign.USER_EMAIL);
        credentials.put("password", DocuSign.PASSWORD);
        return credentials;
    }

    @Override
    public Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(this::begin);
        Endpoints endpoints = new Endpoints(router, this::world);
        DocumentReader reader = new DocumentReader(premises.files());
        new OAuthRoutes().mount(endpoints);
        new ConsentPage().mount(endpoints);
        new AccountRoutes().mount(endpoints);
        new EnvelopeRoutes(reader).mount(endpoints);
        new RecipientRoutes().mount(endpoints);
        new TabRoutes().mount(endpoints);
        new DocumentRoutes(reader, pdfs).mount(endpoints);
        new PageRoutes(pdfs).mount(endpoints);
        new SettingRoutes().mount(endpoints);
        new TrackingRoutes().mount(endpoints);
        new LockRoutes().mount(endpoints);
        new ViewRoutes().mount(endpoints);
        new FolderRoutes().mount(endpoints);
        new TemplateRoutes(reader).mount(endpoints);
        new ChunkedUploadRoutes().mount(endpoints);
        new BulkSendRoutes().mount(endpoints);
        new ConnectRoutes().mount(endpoints);
        router.route().handler(DocuSignRoom::notImplemented);
        router.route().failureHandler(DocuSignRoom::failed);
        return router;
    }

    /** What every answer carries, and that nobody finds an envelope past its end. */
    private void begin(RoutingContext ctx) {
        world.passTime();
        Instant start = premises.clock().instant();
        ctx.response()
                .putHeader("X-DocuSign-TraceToken", UUID.randomUUID().toString())
                .putHeader("X-DocuSign-Node", "SANDBOX");
        String asked = ctx.request().getHeader(TIME_TRACK);
        if (asked != null) {
            ctx.addHeadersEndHandler(
                    written ->
                            ctx.response()
                                    .putHeader(
                                            TIME_TRACK,
                                            "%sREST0_Start,%s;REST0_End,%s"
                                                    .formatted(
                                                            asked.isEmpty() ? "" : asked + ";",
                                                            DocuSignTime.write(start),
                                                            DocuSignTime.write(
                                                                    premises.clock().instant()))));
        }
        ctx.next();
    }

    private static void notImplemented(RoutingContext ctx) {
        throw DocuSignError.notImplemented(ctx.request().method() + " " + ctx.normalizedPath());
    }

    private static void failed(RoutingContext ctx) {
        if (ctx.response().headWritten() || ctx.response().closed()) {
            // nobody is there to be told any more
            LOG.debug("An answer was lost on its way", ctx.failure());
            return;
        }
        DocuSignError error;
        if (ctx.failure() instanceof DocuSignError refused) {
            error = refused;
        } else if (ctx.statusCode() >= 400 && ctx.statusCode() < 500) {
            error = DocuSignError.api(ctx.statusCode(), "INVALID_REQUEST", "Invalid request");
        } else {
            LOG.error("The sandbox failed on its own account", ctx.failure());
            error =
                    DocuSignError.api(
                            500, "UNSPECIFIED_ERROR", "The sandbox failed: " + ctx.failure());
        }
        Call.send(ctx, error.status(), "errorDetails", error.body());
    }

    @Override
    public List<Envelope> envelopes() {
        return world.envelopes.all().stream().map(this::envelope).toList();
    }

    private Envelope envelope(DocuSignEnvelope envelope) {
        String status =
                switch (envelope.status()) {
                    case CREATED -> "unsent";
                    case SENT, DELIVERED -> "pending";
                    case COMPLETED -> "completed";
                    case DECLINED -> "declined";
                    case VOIDED, DELETED -> "canceled";
                };
        return new Envelope(
                NAME,
                envelope.id(),
                envelope.subject(),
                envelope.owner().email(),
                status,
                envelope.recipientsInOrder().stream()
                        .map(r -> new Envelope.Signer(r.email(), r.order(), r.status()))
                        .toList());
    }

    @Override
    public SigningDesk signingDesk() {
        return new DocuSignDesk(this, pdfs);
    }

    @Override
    public List<EnvelopeHistory> history(String envelopeId) {
        return world.audit.of(envelopeId).stream()
                .map(entry -> new EnvelopeHistory(entry.at(), entry.action(), entry.email()))
                .toList();
    }

    @Override
    public String signingAddress(String envelopeId, String email) {
        return world.links.inMail(envelopeId, signing.find(envelopeId, email));
    }

    @Override
    public void sign(String envelopeId, String email) {
        signing.signed(envelopeId, signing.find(envelopeId, email).guid());
    }

    @Override
    public void decline(String envelopeId, String email, String reason) {
        signing.declined(envelopeId, signing.find(envelopeId, email).guid(), reason);
    }

    Signing signing() {
        return signing;
    }

    @Override
    public void letSignersAct(Duration after) {
        SignerPolicy policy = new SignerPolicy(signing, world.now(), after);
        world.envelopes.all().forEach(policy::apply);
    }

    @Override
    public void passTime() {
        world.passTime();
    }

    @Override
    public void revokeTokens() {
        world.tokens.revokeIf(token -> true);
    }

    @Override
    public void expireTokens() {
        Instant now = world.now();
        world.tokens.replaceAll(token -> token.expiredAt(now));
    }

    @Override
    public void holdListings() {
        world.envelopes.hold();
    }

    @Override
    public void releaseListings() {
        world.envelopes.release();
    }

    @Override
    public void reset() {
        world = new DocuSignWorld(premises);
    }
}
