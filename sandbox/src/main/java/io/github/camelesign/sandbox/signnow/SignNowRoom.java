package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.Envelope;
import io.github.camelesign.sandbox.FileStore;
import io.github.camelesign.sandbox.JsonAnswer;
import io.github.camelesign.sandbox.ProviderRoom;
import io.github.camelesign.sandbox.RequestLog;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SignNow in the sandbox. */
public final class SignNowRoom implements ProviderRoom {
    private static final Logger LOG = LoggerFactory.getLogger(SignNowRoom.class);
    private static final long JSON_LIMIT = 16L << 20;
    private static final long CHECKED_BEFORE = -1;

    private final Clock clock;
    private final FileStore files;
    private final DocumentIntake intake;
    private final SignNow view;
    private volatile SignNowWorld world;

    /** An empty SignNow with the ready-made user and application. */
    public SignNowRoom(Clock clock, FileStore files, RequestLog requests) {
        this.clock = clock;
        this.files = files;
        this.world = new SignNowWorld(clock);
        this.intake = new DocumentIntake(files);
        this.view = new SignNow(this, clock, intake, requests);
    }

    /** This room as tests see it. */
    public SignNow view() {
        return view;
    }

    SignNowWorld world() {
        return world;
    }

    @Override
    public String name() {
        return "signnow";
    }

    @Override
    public Router router(Vertx vertx) {
        TokenRoutes tokens = new TokenRoutes(this::world, clock);
        UserRoutes users = new UserRoutes();
        DocumentRoutes documents = new DocumentRoutes(this::world, clock, intake);
        DownloadRoutes downloads = new DownloadRoutes(this::world, files);
        InviteRoutes invites = new InviteRoutes(this::world, clock);
        FolderRoutes folders = new FolderRoutes(this::world);

        Router router = Router.router(vertx);
        router.post("/oauth2/token").handler(body(JSON_LIMIT)).handler(tokens::issue);
        router.post("/document").handler(this::requireToken);
        router.post("/document").handler(documents::checkLength);
        router.post("/document").handler(body(CHECKED_BEFORE)).handler(documents::upload);
        serve(router.get("/oauth2/token"), tokens::verify);
        serve(router.get("/user"), users::show);
        serve(router.get("/document/:id"), documents::show);
        serve(router.put("/document/:id"), documents::update);
        serve(router.get("/document/:id/download"), downloads::download);
        serve(router.post("/document/:id/invite"), invites::invite);
        serve(router.put("/document/:id/fieldinvitecancel"), invites::cancel);
        serve(router.get("/folder"), folders::showRoot);
        serve(router.get("/user/folder"), folders::listFolders);
        serve(router.get("/folder/:id"), folders::show);
        router.route().handler(SignNowRoom::notImplemented);
        router.route().failureHandler(SignNowRoom::failed);
        return router;
    }

    private void serve(Route route, Handler<RoutingContext> handler) {
        route.handler(body(JSON_LIMIT)).handler(this::requireToken).handler(handler);
    }

    private void requireToken(RoutingContext ctx) {
        Authorization.requireToken(ctx, world);
    }

    private BodyHandler body(long limit) {
        return BodyHandler.create(files.directory().toString())
                .setBodyLimit(limit)
                .setDeleteUploadedFilesOnEnd(true);
    }

    private static void notImplemented(RoutingContext ctx) {
        throw SignNowError.notImplemented(ctx.request().method() + " " + ctx.normalizedPath());
    }

    private static void failed(RoutingContext ctx) {
        if (ctx.response().headWritten() || ctx.response().closed()) {
            // nobody is there to be told any more
            LOG.debug("An answer was lost on its way", ctx.failure());
            return;
        }
        SignNowError error;
        if (ctx.failure() instanceof SignNowError refused) {
            error = refused;
        } else if (ctx.statusCode() >= 400 && ctx.statusCode() < 500) {
            error = SignNowError.api(ctx.statusCode(), ctx.statusCode(), "Invalid request");
        } else {
            LOG.error("The sandbox failed on its own account", ctx.failure());
            error = SignNowError.api(500, 500, "The sandbox failed: " + ctx.failure());
        }
        JsonAnswer.send(ctx, error.status(), error.body());
    }

    @Override
    public List<Envelope> envelopes() {
        return world.documents.all().stream().map(this::envelope).toList();
    }

    private Envelope envelope(Document document) {
        Stream<Envelope.Signer> byField =
                document.fieldInvites().stream()
                        .map(i -> new Envelope.Signer(i.email(), i.order(), i.status().word()));
        Stream<Envelope.Signer> freeform =
                document.freeformInvites().stream()
                        .map(i -> new Envelope.Signer(i.email(), 1, i.word()));
        return new Envelope(
                name(),
                document.id(),
                document.upload().name(),
                document.owner().email(),
                document.state().name().toLowerCase(Locale.ROOT),
                Stream.concat(byField, freeform).toList());
    }

    @Override
    public void sign(String documentId, String email) {
        change(documentId, document -> document.signedBy(email, clock.instant()));
    }

    @Override
    public void decline(String documentId, String email, String reason) {
        change(documentId, document -> document.declinedBy(email, reason, clock.instant()));
    }

    void change(String documentId, UnaryOperator<Document> change) {
        if (world.documents.change(documentId, change) == null) {
            throw new NoSuchElementException("SignNow has no document " + documentId);
        }
    }

    @Override
    public void letSignersAct(Duration after) {
        world.documents.changeAll(new SignerPolicy(clock.instant(), after)::apply);
    }

    @Override
    public void revokeTokens() {
        world.tokens.revokeAll();
    }

    @Override
    public void expireTokens() {
        world.tokens.expireAll();
    }

    @Override
    public void holdListings() {
        world.documents.hold();
    }

    @Override
    public void releaseListings() {
        world.documents.release();
    }

    @Override
    public void reset() {
        world = new SignNowWorld(clock);
    }
}
