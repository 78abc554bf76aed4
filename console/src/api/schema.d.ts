// The API's types, written by scripts/console types from the service's OpenAPI document: never edit by hand.
export interface paths {
    "/api/v1/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The seats of the people within reach. */
        get: operations["list_seats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{person_id}/sign-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A supervisor signs an agent off; audited. */
        post: operations["sign_off_of"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{person_id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** A supervisor changes an agent's state; audited. */
        put: operations["set_state_of"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own seat; 404 before the first sign-on. */
        get: operations["my_seat"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/me/sign-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave the floor; a card that was not called goes back to the queue. */
        post: operations["sign_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/me/sign-on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign on to calls with a device; a second sign-on takes the seat over with a notice. */
        post: operations["sign_on"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/me/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Ready, or paused with a reason; during a call a pause begins after it. */
        put: operations["set_my_state"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the tokens of people within reach, newest first. */
        get: operations["list_api_tokens"];
        put?: never;
        /** Make a token. Its secret is in this answer only; a repeated Idempotency-Key gives the token without it. */
        post: operations["add_api_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-tokens/{token_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a token at once. */
        delete: operations["revoke_api_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the trail, newest first. */
        get: operations["list_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the calendars. */
        get: operations["list_calendars"];
        put?: never;
        /** Add a calendar. */
        post: operations["add_calendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars/{calendar_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one calendar. */
        get: operations["show_calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a calendar's name or weekly hours. */
        patch: operations["change_calendar"];
        trace?: never;
    };
    "/api/v1/calendars/{calendar_id}/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the dates that do not follow the week. */
        get: operations["list_days"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars/{calendar_id}/days/{day}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what one date is: holiday, make-up workday, or own hours. */
        put: operations["set_day"];
        post?: never;
        /** Let a date follow the week again. */
        delete: operations["clear_day"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars/{calendar_id}/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a year's decreed holidays and make-up workdays in; dates that people entered stay. */
        post: operations["import_year"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Attempts, newest first. */
        get: operations["list_calls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{attempt_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One attempt with its evidence and the state of its recording. */
        get: operations["show_call"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{attempt_id}/disposition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what came of an answered call; required after every answer. */
        post: operations["dispose_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{attempt_id}/hang-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a call: the own one, or any in the own scope for a supervisor. */
        post: operations["hang_up_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{attempt_id}/recording": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Listen to a call's recording, whole or a range of it; every listening is written down. */
        get: operations["play_recording"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{attempt_id}/recording/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what is known of a call's recording, without listening to it. */
        get: operations["show_recording"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{attempt_id}/recording/marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pin a second of a recording with a word on what is said there. */
        post: operations["pin_recording"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{attempt_id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say how an *unknown* attempt ended; the follow-up goes on by the rules of that outcome. Audited. */
        post: operations["settle_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers that fit; those who were merged into another are left out. */
        get: operations["list_customers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One customer. */
        get: operations["show_customer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add or correct a number; follow-ups that waited for it are called again. Audited. */
        post: operations["add_number"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/wishes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set wishes (S2-40): open follow-ups are excluded and unsent SMS withdrawn at once. Audited. */
        put: operations["set_customer_wishes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dealers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the dealers within reach, by code. */
        get: operations["list_dealers"];
        put?: never;
        /** Add a dealer. Needs a reach over everything. */
        post: operations["add_dealer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dealers/{dealer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one dealer. */
        get: operations["show_dealer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a dealer; its open follow-ups follow a change of queue, calling hours or time zone. */
        patch: operations["change_dealer"];
        trace?: never;
    };
    "/api/v1/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List versions of documents, by kind and code, newest version first. */
        get: operations["list_documents"];
        put?: never;
        /** Upload a new version; it is checked whole, and counts from now on. */
        post: operations["add_document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{document_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one version. */
        get: operations["show_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{document_id}/active": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Take a version out of use, or back into it. */
        put: operations["set_document_active"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check a body without storing it: 204, or 422 with every problem. */
        post: operations["check_document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/current/{kind}/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the body that counts now: the newest active version, else the shipped one. */
        get: operations["show_current_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/shipped": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the documents that come with the package. */
        get: operations["list_shipped_documents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watch what happens (WebSocket).
         * @description The first frame is `{"type":"position","position":P}`: take snapshots after it, then apply every event that follows.
         *     Then come `{"type":"events","position":P,"events":[…]}`; keep the last P and give it as `position` to resume.
         *     `{"type":"restart","position":P}` says that the position lies too far back: take new snapshots.
         *     An event may come twice after a resume; its `position` tells. Close codes: 4401 the session ended, 4409 rights changed
         *     (connect again), 4413 too slow (resume), 1001 the service stops (resume).
         */
        get: operations["watch_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow-ups, those that are due first at the top. */
        get: operations["list_follow_ups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow-ups/{follow_up_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The card: customer, vehicle, order, and what happened so far. */
        get: operations["show_follow_up"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow-ups/{follow_up_id}/agree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Plan the call at the minute that the customer chose, inside calling hours. */
        post: operations["agree"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow-ups/{follow_up_id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The answers of every call about this follow-up, newest first. */
        get: operations["list_answers"];
        /** Keep a draft: it opens no ticket and changes no customer. */
        put: operations["save_answers"];
        /** Submit: answers, ticket, clocks and notices commit together. The record must have been read back and confirmed. */
        post: operations["submit_answers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow-ups/{follow_up_id}/call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ring the agent's device and then the customer, at most once. A card outside the queue needs a reason. */
        post: operations["call_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow-ups/{follow_up_id}/complaint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record a complaint in the middle of the talk: received at this instant, one per order and call. */
        post: operations["record_complaint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow-ups/{follow_up_id}/exclude": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a follow-up out with a reason: counted as excluded, never as missed. */
        post: operations["exclude"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow-ups/{follow_up_id}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why this customer is, or is not, being called, now or at a past moment: rule, time and resource. */
        get: operations["explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow-ups/{follow_up_id}/not-now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The customer does not talk now: *inconvenient* with the minute that they chose, or *declines*. */
        post: operations["not_now"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow-ups/{follow_up_id}/number-is-right": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person looked: the number is good; the customer is called again. */
        post: operations["confirm_number"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow-ups/{follow_up_id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a claimed card back to the queue, without a try. */
        post: operations["release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow-ups/{follow_up_id}/script": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The steps and questions of this follow-up, both languages. */
        get: operations["show_script"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow-ups/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Assign up to 500 follow-ups at once: all or none. */
        post: operations["assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow-ups/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand over everything that is bound to an agent; the agreed times stay as they are. Audited. */
        post: operations["hand_over"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow-ups/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Claim the next card; null when nothing is to be called now. A card held already is given again. */
        post: operations["claim_next"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/import-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Files taken in, the newest first; reports are left out. */
        get: operations["list_import_runs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/import-runs/{run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One run with its progress, counts and the first lines of its report. */
        get: operations["show_import_run"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/import-runs/{run_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the differences of a comparison over (S2-27): by the dealer's named person; the dealer's last sync is noted. */
        post: operations["accept_import_differences"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/import-runs/{run_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop after the batch in hand; what was taken in stays. A run that ended stays as it is. */
        post: operations["cancel_import_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/import-runs/{run_id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole report: one JSON object per row of the file. */
        get: operations["download_import_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbound-messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the texts that customers sent, newest first; one from an unknown number is shown to whoever sees everything. */
        get: operations["list_inbound_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and what they may do. */
        get: operations["show_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the own name, language or mobile. */
        patch: operations["change_me"];
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change the own password; every other session of the person ends. */
        put: operations["change_own_password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the SMS sent, to be sent and held back, newest first. */
        get: operations["list_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{message_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one SMS with its receipts. */
        get: operations["show_message"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{message_id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Settle an SMS of unknown fate: it went, send it again, or give it up. */
        post: operations["settle_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pbxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the exchanges as configured. */
        get: operations["list_pbxes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/questionnaires": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every questionnaire in its present version. */
        get: operations["list_questionnaires"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/questionnaires/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The present version: steps, questions, branching and proposals. */
        get: operations["show_questionnaire"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/questionnaires/{code}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What these answers lead to; nothing is kept. */
        post: operations["try_answers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the queues, first served first. */
        get: operations["list_queues"];
        put?: never;
        /** Add a queue. */
        post: operations["add_queue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues/{queue_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one queue. */
        get: operations["show_queue"];
        /** Set a queue whole. */
        put: operations["change_queue"];
        post?: never;
        /** Remove a queue without dealers. */
        delete: operations["remove_queue"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recordings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the recordings with the state that their check found, newest first. */
        get: operations["list_recordings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Conversations, completed follow-ups and reach per agent; never complaints (S2-5). */
        get: operations["show_desk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/voc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The voice of the customer: satisfaction by question, reach by part of the day, outcomes, dispositions, tickets. */
        get: operations["show_voc"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/voc.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The report as CSV. Audited. */
        get: operations["export_voc_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/voc.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The report as a workbook. Audited. */
        get: operations["export_voc_xlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/voc/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The calls, follow-ups or tickets behind a figure. */
        get: operations["list_voc_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/return-calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers' return calls, newest first, with what was matched and where each went. */
        get: operations["list_return_calls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders, the newest first. */
        get: operations["list_orders"];
        /** Take an order in by dealer and number: new, changed or the same; its follow-up is planned at once. */
        put: operations["put_order"];
        /** The same as PUT, for callers that send an Idempotency-Key. */
        post: operations["post_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One order. */
        get: operations["show_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-orders/{order_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel an order: its follow-up and unsent SMS are withdrawn. */
        post: operations["cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-orders/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload a CSV, XLSX or XLS file (raw, or a form's first file). The answer is its run, which goes on by itself. */
        post: operations["import_orders_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-orders/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The header of an order file to fill in: CSV with a byte-order mark, as spreadsheets like it. */
        get: operations["order_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in; the answer sets the session's cookie. */
        post: operations["begin_session"];
        /** Sign out; the session ends everywhere at once. */
        delete: operations["end_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sms/inbound": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The SMS gateway delivers a customer's text; every repetition is answered alike. */
        get: operations["take_inbound"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sms/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The SMS gateway reports what became of a message; every repetition is answered alike. */
        get: operations["take_receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show how every part is, with the last error of each. */
        get: operations["show_system"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the teams. */
        get: operations["list_teams"];
        put?: never;
        /** Add a team. Needs a reach over everything, as all changes of teams and queues. */
        post: operations["add_team"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{team_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one team. */
        get: operations["show_team"];
        /** Set a team's name and members. */
        put: operations["change_team"];
        post?: never;
        /** Remove a team that works no queue. */
        delete: operations["remove_team"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tickets, newest first. */
        get: operations["list_tickets"];
        put?: never;
        /** Record a ticket: its clocks run from `received_at`; a due time that has passed fires once, marked late-entered. */
        post: operations["record_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{no}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A ticket with its clocks and log. */
        get: operations["show_ticket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{no}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close one whose customer was given up, unverified, with a reason; every other closes by the customer's word. */
        post: operations["close_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{no}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The handler spoke with the customer. */
        post: operations["contact_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{no}/dispatch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give it to a handler, who is told. */
        post: operations["dispatch_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{no}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the ticket waits for, of whom, until when. */
        get: operations["explain_ticket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{no}/handle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Report the result: the second follow-up by another person is planned in the same unit of work. */
        post: operations["handle_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{no}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write down what was done. */
        post: operations["note_progress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{no}/reclassify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the kind: the origin stays, due times are reckoned anew. */
        post: operations["reclassify_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{no}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open it for another round, with clocks from now. */
        post: operations["reopen_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{no}/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The complaint sheet as data. */
        get: operations["show_sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{no}/sheet.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The complaint sheet as a page to print. Audited. */
        get: operations["print_sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{no}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take it back within 60 seconds, by whoever opened it. */
        post: operations["undo_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{no}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It should never have been opened: the number stays, with the reason. */
        post: operations["void_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many tickets are in which state; a ticket whose customer was not reached is open in every figure. */
        get: operations["count_tickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trunks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the trunks with their lines in use and their breakers. */
        get: operations["list_trunks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trunks/{trunk_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Declare a paused trunk well; audited. */
        post: operations["resume_trunk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the people within reach, by login. */
        get: operations["list_users"];
        put?: never;
        /** Add a person. The password must be changed at the first sign-in. */
        post: operations["add_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one person. */
        get: operations["show_user"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a person. A new password, or being switched off, ends every session of theirs. */
        patch: operations["change_user"];
        trace?: never;
    };
    "/api/v1/users/{person_id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List where a person is signed in. */
        get: operations["list_user_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{person_id}/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End every session of a person, at once. */
        post: operations["sign_user_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vehicles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Vehicles by plate or VIN, each with its note for the next visit: shown when the plate is next booked (S2-15). */
        get: operations["list_vehicles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vehicles/{vehicle_id}/next-visit-note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set the note to verify at the next visit; the next order of the vehicle takes it over. */
        put: operations["set_next_visit_note"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/voc-actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The actions, newest first. */
        get: operations["list_voc_actions"];
        put?: never;
        /** Open an action with owner and date; the figure before is taken from the report. */
        post: operations["open_voc_action"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/voc-actions/{action_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close an action with its effect check over a later period. */
        post: operations["close_voc_action"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AcceptIn
         * @description The differences that are not taken over, by their places in the report (from 0).
         */
        AcceptIn: {
            /** Leave Out */
            leave_out?: number[];
        };
        /**
         * Act
         * @description What somebody may want to do, named as on the floor.
         * @enum {string}
         */
        Act: "follow_up.see" | "follow_up.work" | "follow_up.plan" | "customer.see" | "customer.change" | "number.see_full" | "order.see" | "order.upsert" | "order.import" | "call.see" | "call.place" | "call.listen" | "call.end" | "call.settle" | "recording.play" | "seat.use" | "seat.see" | "seat.change" | "trunk.see" | "trunk.change" | "ticket.see" | "ticket.open" | "ticket.classify" | "ticket.assign" | "ticket.handle" | "ticket.extend" | "ticket.void" | "ticket.close_unverified" | "message.see" | "message.send" | "message.settle" | "voc.see" | "voc.change" | "report.see" | "export" | "people.see" | "people.change" | "token.change" | "setup.see" | "setup.change" | "audit.see" | "system.see";
        /**
         * ActiveIn
         * @description Whether a version is in use.
         */
        ActiveIn: {
            /** Active */
            active: boolean;
        };
        /**
         * AgentShown
         * @description One agent's work.
         */
        AgentShown: {
            /** Agent Id */
            agent_id: string;
            /** Calls */
            calls: number;
            /** Completed */
            completed: number;
            /** Conversations */
            conversations: number;
            /** Name */
            name: string;
            /** Reached */
            reached: number;
        };
        /**
         * Agreed
         * @description The minute that the customer chose, and for whom it is kept.
         */
        Agreed: {
            /**
             * Agent Id
             * @default null
             */
            agent_id?: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
        };
        /**
         * Agreement
         * @description The three exits of "may we talk now?" (S2-45).
         * @enum {string}
         */
        Agreement: "agrees" | "inconvenient" | "declines";
        /**
         * AnswersShown
         * @description Answers as they are kept; a draft has no `submitted_at`.
         */
        AnswersShown: {
            /** Agent Id */
            agent_id: string;
            /** Agreed At */
            agreed_at: string | null;
            /** Agreement */
            agreement: string;
            /** Answers */
            answers: {
                [key: string]: unknown;
            };
            /** Attempt Id */
            attempt_id: string | null;
            /** Confirmed At */
            confirmed_at: string | null;
            /** Corrections */
            corrections: {
                [key: string]: unknown;
            };
            /** Follow Up Id */
            follow_up_id: string;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Next Visit Note */
            next_visit_note: string;
            /** Notes */
            notes: string;
            /** Questionnaire */
            questionnaire: string;
            /** Questionnaire Version */
            questionnaire_version: number;
            /** Speaker Relation */
            speaker_relation: string;
            /** Steps */
            steps: {
                [key: string]: unknown;
            };
            /** Submitted At */
            submitted_at: string | null;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
            /** Voice Kind */
            voice_kind: string;
        };
        /**
         * Assigned
         * @description Follow-ups and the agent they go to (None: nobody in particular).
         */
        Assigned: {
            /**
             * Agent Id
             * @default null
             */
            agent_id?: string | null;
            /** Follow Up Ids */
            follow_up_ids: string[];
        };
        /**
         * AttemptState
         * @description How far an attempt got. `intent` is committed before anything is sent to the exchange.
         * @enum {string}
         */
        AttemptState: "intent" | "agent_ringing" | "dialing" | "ringing" | "talking" | "ended" | "unknown";
        /**
         * AuditShown
         * @description One line of the trail.
         */
        AuditShown: {
            /** Act */
            act: string;
            /** Address */
            address: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Dealer Id */
            dealer_id: string | null;
            /** Detail */
            detail: {
                [key: string]: unknown;
            };
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Person Id */
            person_id: string | null;
            /** Subject */
            subject: string;
            /** Subject Id */
            subject_id: string;
        };
        /**
         * Because
         * @description One reason: stable code, rule, time (RFC 3339) and resource, and its words in the asker's language.
         */
        Because: {
            /** Blocks */
            blocks: boolean;
            /** Code */
            code: string;
            /** Resource */
            resource: string;
            /** Rule */
            rule: string;
            /** Until */
            until: string | null;
            /** Words */
            words: string;
        };
        /**
         * CalendarChange
         * @description A change of a calendar.
         */
        CalendarChange: {
            /**
             * Name
             * @default null
             */
            name?: string | null;
            /** Version */
            version: number;
            /**
             * Weekly
             * @default null
             */
            weekly?: {
                [key: string]: string[];
            } | null;
        };
        /**
         * CalendarIn
         * @description A new calendar.
         */
        CalendarIn: {
            /** Code */
            code: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "working" | "calling";
            /** Name */
            name: string;
            /**
             * Weekly
             * @description "0" 为周一,当地时间 · "0" Monday … "6" Sunday, local time
             * @example {
             *       "0": [
             *         "09:00-18:00"
             *       ]
             *     }
             */
            weekly: {
                [key: string]: string[];
            };
        };
        /**
         * CalendarShown
         * @description A calendar; `known_years` are those whose decree was imported: time limits beyond them are provisional.
         */
        CalendarShown: {
            /** Code */
            code: string;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Kind */
            kind: string;
            /** Known Years */
            known_years: number[];
            /** Name */
            name: string;
            /** Version */
            version: number;
            /** Weekly */
            weekly: {
                [key: string]: string[];
            };
        };
        /**
         * Call
         * @description A call: over which of the customer's numbers (its id; None: the follow-up's), and why when outside the queue.
         */
        Call: {
            /**
             * Number Id
             * @default null
             */
            number_id?: string | null;
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * Outcome
         * @description How an attempt ended; every attempt has exactly one.
         * @enum {string}
         */
        callcenter__core__outcome__Outcome: "answered" | "answered_short" | "busy" | "no_answer" | "rejected" | "unreachable" | "invalid_number" | "network_failure" | "cancelled" | "agent_failed" | "failed" | "unknown";
        /**
         * Explained
         * @description The answer for one moment (aware UTC), the decisive reason first.
         */
        callcenter__flows__explain_follow_up__Explained: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Can Be Called */
            can_be_called: boolean;
            /** Reasons */
            reasons: components["schemas"]["Because"][];
            /** State */
            state: string;
        };
        /**
         * TrunkShown
         * @description A trunk's use and breaker.
         */
        callcenter__web__routes__calls__TrunkShown: {
            /** Failed In A Row */
            failed_in_a_row: number;
            /** Id */
            id: string;
            /** In Use */
            in_use: number;
            /** Lines */
            lines: number;
            /** Paused Until */
            paused_until: string | null;
            /** Pbx */
            pbx: string;
        };
        /**
         * WishesIn
         * @description The wishes as the customer told them; what is left out stays.
         */
        callcenter__web__routes__customers__WishesIn: {
            /**
             * No Calls
             * @default null
             */
            no_calls?: boolean | null;
            /**
             * No Follow Ups
             * @default null
             */
            no_follow_ups?: boolean | null;
            /**
             * No Recording
             * @default null
             */
            no_recording?: boolean | null;
            /**
             * No Sms
             * @default null
             */
            no_sms?: boolean | null;
            /** Version */
            version: number;
        };
        /**
         * OrderShown
         * @description The repair order.
         */
        callcenter__web__routes__follow_ups__OrderShown: {
            /** Adviser */
            adviser: string;
            /** Brand */
            brand: string;
            /** Delivered At */
            delivered_at: string | null;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Kind */
            kind: string;
            /** Mileage Km */
            mileage_km: number | null;
            /** Order No */
            order_no: string;
            /** Visit Note */
            visit_note: string;
        };
        /**
         * OrderShown
         * @description A repair order; `visit_note` is what was to be verified at this visit (S2-15).
         */
        callcenter__web__routes__orders__OrderShown: {
            /** Adviser */
            adviser: string;
            /** Amount Cents */
            amount_cents: number | null;
            /** Brand */
            brand: string;
            /** Contact Id */
            contact_id: string | null;
            /** Contact Name */
            contact_name: string;
            /** Dealer Id */
            dealer_id: string;
            /** Delivered At */
            delivered_at: string | null;
            /** Delivered Exact */
            delivered_exact: boolean;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Kind */
            kind: string;
            /** Mileage Km */
            mileage_km: number | null;
            /** Model */
            model: string;
            /** Opened At */
            opened_at: string | null;
            /** Order No */
            order_no: string;
            /** Owner Id */
            owner_id: string;
            /** Owner Name */
            owner_name: string;
            /** Plate */
            plate: string;
            /**
             * Recorded At
             * Format: date-time
             */
            recorded_at: string;
            /** Source */
            source: string;
            /** Status */
            status: string;
            /** Vehicle Id */
            vehicle_id: string | null;
            /** Version */
            version: number;
            /** Vin */
            vin: string;
            /** Visit Note */
            visit_note: string;
        };
        /**
         * PersonIn
         * @description A person as the dealer's system knows them; numbers as written, the one to ring first at the top.
         */
        callcenter__web__routes__orders__PersonIn: {
            /**
             * Name
             * @default
             */
            name?: string;
            /** Numbers */
            numbers?: string[];
        };
        /**
         * WishesIn
         * @description The wishes that the order states; what is left out is not said.
         */
        callcenter__web__routes__orders__WishesIn: {
            /**
             * No Calls
             * @default null
             */
            no_calls?: boolean | null;
            /**
             * No Follow Ups
             * @default null
             */
            no_follow_ups?: boolean | null;
            /**
             * No Recording
             * @default null
             */
            no_recording?: boolean | null;
            /**
             * No Sms
             * @default null
             */
            no_sms?: boolean | null;
        };
        /**
         * PersonIn
         * @description A new person. Without a password nobody can sign in as them: right for integrations with a token.
         */
        callcenter__web__routes__people__PersonIn: {
            /** Grants */
            grants?: components["schemas"]["GrantIn"][];
            /**
             * Language
             * @default zh-CN
             */
            language?: string;
            /** Login */
            login: string;
            /**
             * Mobile
             * @default
             */
            mobile?: string;
            /** Name */
            name: string;
            /**
             * Password
             * @default null
             */
            password?: string | null;
        };
        /**
         * TrunkShown
         * @description A trunk: what is configured, what is in use, and how its breaker stands.
         */
        callcenter__web__routes__system__TrunkShown: {
            /** Caller Ids */
            caller_ids: string[];
            /** Calls Per Caller Id Per Hour */
            calls_per_caller_id_per_hour: number;
            /** Destinations */
            destinations: string[];
            /** Failed In A Row */
            failed_in_a_row: number;
            /** In Use */
            in_use: number;
            /** Lines */
            lines: number;
            /** Name */
            name: string;
            /** Paused Until */
            paused_until: string | null;
            /** Pbx */
            pbx: string;
        };
        /**
         * Explained
         * @description What the ticket waits for, from whom, until when.
         */
        callcenter__web__routes__tickets__Explained: {
            /** Due At */
            due_at: string | null;
            /** Next Try At */
            next_try_at: string | null;
            /** No */
            no: string;
            /** Owner Id */
            owner_id: string | null;
            /** Provisional */
            provisional: boolean;
            /** Second Follow Up Id */
            second_follow_up_id: string | null;
            state: components["schemas"]["TicketState"];
            /** Waits For */
            waits_for: string;
        };
        /**
         * Outcome
         * @description The result of the handling.
         */
        callcenter__web__routes__tickets__Outcome: {
            /** Result */
            result: string;
        };
        /**
         * CallShown
         * @description One attempt with its evidence; `number` is masked by role. Seconds are whole; instants RFC 3339.
         */
        CallShown: {
            /** Agent Id */
            agent_id: string | null;
            /** Agent Legs */
            agent_legs: number;
            /** Answered At */
            answered_at: string | null;
            /** Caller Id */
            caller_id: string;
            /** Cause */
            cause: number | null;
            /** Counts */
            counts: boolean;
            /** Customer Id */
            customer_id: string | null;
            /** Dealer Id */
            dealer_id: string;
            /** Device */
            device: string;
            /** Dial Status */
            dial_status: string;
            /** Dialed At */
            dialed_at: string | null;
            /** Dialed Seconds */
            dialed_seconds: number;
            /** Direction */
            direction: string;
            /** Disposed At */
            disposed_at: string | null;
            /** Disposed By */
            disposed_by: string | null;
            disposition: components["schemas"]["Disposition"] | null;
            /** Ended At */
            ended_at: string | null;
            /** Evidence */
            evidence: {
                [key: string]: unknown;
            };
            /** Follow Up Id */
            follow_up_id: string | null;
            /** From Journal */
            from_journal: boolean;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /**
             * Intent At
             * Format: date-time
             */
            intent_at: string;
            /** Number */
            number: string;
            /** Outcome */
            outcome: string | null;
            /** Pbx */
            pbx: string;
            /** Reason */
            reason: string;
            /** Recording */
            recording: string | null;
            /** Ringing At */
            ringing_at: string | null;
            /** Settled By */
            settled_by: string | null;
            /** Sip Code */
            sip_code: number | null;
            /** Speaker Relation */
            speaker_relation: string;
            state: components["schemas"]["AttemptState"];
            /** Summary */
            summary: string;
            /** Talk Seconds */
            talk_seconds: number;
            /** Trunk */
            trunk: string;
            /** Version */
            version: number;
        };
        /**
         * Card
         * @description Everything that the agent needs before and during the call.
         */
        Card: {
            /** Also */
            also: components["schemas"]["FollowUpShown"][];
            /** Calls */
            calls: components["schemas"]["CallShown"][];
            contact: components["schemas"]["CustomerShown"] | null;
            customer: components["schemas"]["CustomerShown"];
            follow_up: components["schemas"]["FollowUpShown"];
            order: components["schemas"]["callcenter__web__routes__follow_ups__OrderShown"] | null;
            vehicle: components["schemas"]["VehicleShown"] | null;
        };
        /**
         * CarShown
         * @description A vehicle; `next_visit_note` is to be verified when it is next booked (S2-15).
         */
        CarShown: {
            /** Brand */
            brand: string;
            /** Dealer Id */
            dealer_id: string;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Model */
            model: string;
            /** Next Visit Note */
            next_visit_note: string;
            /** Owner Id */
            owner_id: string | null;
            /** Plate */
            plate: string;
            /** Version */
            version: number;
            /** Vin */
            vin: string;
        };
        /**
         * ClockShown
         * @description One limit: running, met or breached; `provisional` while it reaches past the known calendar.
         */
        ClockShown: {
            /** Amount */
            amount: string;
            /** Breached At */
            breached_at: string | null;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Kind */
            kind: string;
            /** Late Marked */
            late_marked: boolean;
            /** Provisional */
            provisional: boolean;
            /** Round */
            round: number;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            state: components["schemas"]["ClockState"];
            /** Stopped At */
            stopped_at: string | null;
            /** Stops */
            stops: string;
        };
        /**
         * ClockState
         * @description A breached clock stays breached although it is stopped later (`stopped_at`).
         * @enum {string}
         */
        ClockState: "running" | "met" | "breached" | "cancelled";
        /**
         * Condition
         * @description Holds when the named question was answered and the answer fits: among `among`, at most, at least, or at all.
         */
        Condition: {
            /**
             * Among
             * @default []
             */
            among?: (boolean | number | string)[];
            /**
             * At Least
             * @default null
             */
            at_least?: number | null;
            /**
             * At Most
             * @default null
             */
            at_most?: number | null;
            /** Question */
            question: string;
        };
        /**
         * CountsShown
         * @description How many tickets there are: `open` holds every state but closed, closed unverified and void.
         */
        CountsShown: {
            /** Breached */
            breached: number;
            /** By Kind */
            by_kind: {
                [key: string]: number;
            };
            /** By State */
            by_state: {
                [key: string]: number;
            };
            /** Closed Unverified */
            closed_unverified: number;
            /** Open */
            open: number;
            /** Unreached */
            unreached: number;
        };
        /**
         * CustomerShown
         * @description The customer with the four wishes.
         */
        CustomerShown: {
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Language */
            language: string;
            /** Name */
            name: string;
            /** Next Visit Note */
            next_visit_note: string;
            /** No Calls */
            no_calls: boolean;
            /** No Follow Ups */
            no_follow_ups: boolean;
            /** No Recording */
            no_recording: boolean;
            /** No Sms */
            no_sms: boolean;
            /** Numbers */
            numbers: components["schemas"]["NumberShown"][];
        };
        /**
         * CustomerWhole
         * @description A customer with numbers (masked by role), wishes and vehicles; `merged_into` names who this one turned out to be.
         */
        CustomerWhole: {
            /** Dealer Id */
            dealer_id: string;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Language */
            language: string;
            /** Merged Into */
            merged_into: string | null;
            /** Name */
            name: string;
            /** Next Visit Note */
            next_visit_note: string;
            /** No Calls */
            no_calls: boolean;
            /** No Follow Ups */
            no_follow_ups: boolean;
            /** No Recording */
            no_recording: boolean;
            /** No Sms */
            no_sms: boolean;
            /** Numbers */
            numbers: components["schemas"]["NumberShown"][];
            /** Other Names */
            other_names: string[];
            /** Updated At */
            updated_at: string | null;
            /** Vehicles */
            vehicles: components["schemas"]["CarShown"][];
            /** Version */
            version: number;
        };
        /**
         * DayIn
         * @description What a date is; `hours` where they are not the usual ones.
         */
        DayIn: {
            /**
             * Hours
             * @default null
             */
            hours?: string[] | null;
            /**
             * Source
             * @default
             */
            source?: string;
            /** Working */
            working: boolean;
        };
        /**
         * DayShown
         * @description A date that does not follow the week.
         */
        DayShown: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Hours */
            hours: string[] | null;
            /** Source */
            source: string;
            /** Working */
            working: boolean;
        };
        /**
         * DealerChange
         * @description A change of a dealer.
         */
        DealerChange: {
            /**
             * Active
             * @default null
             */
            active?: boolean | null;
            /**
             * Announcement
             * @default null
             */
            announcement?: string | null;
            /**
             * Area Code
             * @default null
             */
            area_code?: string | null;
            /**
             * Brand
             * @default null
             */
            brand?: string | null;
            /**
             * Caller Id
             * @default null
             */
            caller_id?: string | null;
            /**
             * Calling Calendar
             * @default null
             */
            calling_calendar?: string | null;
            /**
             * Fallback Number
             * @default null
             */
            fallback_number?: string | null;
            /**
             * General Manager Id
             * @default null
             */
            general_manager_id?: string | null;
            /**
             * Inbound Numbers
             * @default null
             */
            inbound_numbers?: string[] | null;
            /**
             * Language
             * @default null
             */
            language?: string | null;
            /**
             * Name
             * @default null
             */
            name?: string | null;
            /**
             * Policy
             * @default null
             */
            policy?: string | null;
            /**
             * Queue Id
             * @default null
             */
            queue_id?: string | null;
            /**
             * Region
             * @default null
             */
            region?: string | null;
            /**
             * Return Number
             * @default null
             */
            return_number?: string | null;
            /**
             * Short Name
             * @default null
             */
            short_name?: string | null;
            /**
             * Sms Signature
             * @default null
             */
            sms_signature?: string | null;
            /**
             * Sync Every Days
             * @default null
             */
            sync_every_days?: number | null;
            /**
             * Sync Person Id
             * @default null
             */
            sync_person_id?: string | null;
            /**
             * Time Zone
             * @default null
             */
            time_zone?: string | null;
            /**
             * Trunk
             * @default null
             */
            trunk?: string | null;
            /** Version */
            version: number;
            /**
             * Working Calendar
             * @default null
             */
            working_calendar?: string | null;
        };
        /**
         * DealerIn
         * @description A new dealer.
         */
        DealerIn: {
            /**
             * Active
             * @default null
             */
            active?: boolean | null;
            /**
             * Announcement
             * @default null
             */
            announcement?: string | null;
            /**
             * Area Code
             * @default null
             */
            area_code?: string | null;
            /**
             * Brand
             * @default null
             */
            brand?: string | null;
            /**
             * Caller Id
             * @default null
             */
            caller_id?: string | null;
            /**
             * Calling Calendar
             * @default null
             */
            calling_calendar?: string | null;
            /** Code */
            code: string;
            /**
             * Fallback Number
             * @default null
             */
            fallback_number?: string | null;
            /**
             * General Manager Id
             * @default null
             */
            general_manager_id?: string | null;
            /**
             * Inbound Numbers
             * @default null
             */
            inbound_numbers?: string[] | null;
            /**
             * Language
             * @default null
             */
            language?: string | null;
            /** Name */
            name: string;
            /**
             * Policy
             * @default null
             */
            policy?: string | null;
            /**
             * Queue Id
             * @default null
             */
            queue_id?: string | null;
            /**
             * Region
             * @default null
             */
            region?: string | null;
            /**
             * Return Number
             * @default null
             */
            return_number?: string | null;
            /**
             * Short Name
             * @default null
             */
            short_name?: string | null;
            /**
             * Sms Signature
             * @default null
             */
            sms_signature?: string | null;
            /**
             * Sync Every Days
             * @default null
             */
            sync_every_days?: number | null;
            /**
             * Sync Person Id
             * @default null
             */
            sync_person_id?: string | null;
            /**
             * Time Zone
             * @default null
             */
            time_zone?: string | null;
            /**
             * Trunk
             * @default null
             */
            trunk?: string | null;
            /**
             * Working Calendar
             * @default null
             */
            working_calendar?: string | null;
        };
        /**
         * DealerShown
         * @description A dealer.
         */
        DealerShown: {
            /** Active */
            active: boolean;
            /** Announcement */
            announcement: string;
            /** Area Code */
            area_code: string;
            /** Brand */
            brand: string;
            /** Caller Id */
            caller_id: string;
            /** Calling Calendar */
            calling_calendar: string;
            /** Code */
            code: string;
            /** Fallback Number */
            fallback_number: string;
            /** General Manager Id */
            general_manager_id: string | null;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Inbound Numbers */
            inbound_numbers: string[];
            /** Language */
            language: string;
            /** Name */
            name: string;
            /** Policy */
            policy: string;
            /** Queue Id */
            queue_id: string | null;
            /** Region */
            region: string;
            /** Return Number */
            return_number: string;
            /** Short Name */
            short_name: string;
            /** Sms Signature */
            sms_signature: string;
            /** Sync Every Days */
            sync_every_days: number;
            /** Sync Person Id */
            sync_person_id: string | null;
            /** Synced At */
            synced_at: string | null;
            /** Time Zone */
            time_zone: string;
            /** Trunk */
            trunk: string;
            /** Version */
            version: number;
            /** Working Calendar */
            working_calendar: string;
        };
        /**
         * Disposed
         * @description What came of an answered call. `agreed_at` for *inconvenient*, `relation` for *not_owner*.
         */
        Disposed: {
            /**
             * Agreed At
             * @default null
             */
            agreed_at?: string | null;
            disposition: components["schemas"]["Disposition"];
            /**
             * Relation
             * @default
             */
            relation?: string;
            /**
             * Summary
             * @default
             */
            summary?: string;
        };
        /**
         * Disposition
         * @description What the agent says of an answered call; required after every answer.
         * @enum {string}
         */
        Disposition: "completed" | "partial" | "inconvenient" | "declined" | "not_owner" | "wrong_number" | "voicemail" | "hung_up" | "already_done";
        /**
         * DocumentCheck
         * @description A body to be checked only.
         */
        DocumentCheck: {
            /** Body */
            body: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /** Code */
            code: string;
            /** Kind */
            kind: string;
        };
        /**
         * DocumentIn
         * @description A new version. `after` is the number of the newest version that the writer saw (0: none).
         */
        DocumentIn: {
            /**
             * After
             * @default 0
             */
            after?: number;
            /** Body */
            body: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /** Code */
            code: string;
            /** Kind */
            kind: string;
            /**
             * Name
             * @default
             */
            name?: string;
        };
        /**
         * DocumentLine
         * @description A version of a document, without its body.
         */
        DocumentLine: {
            /** Active */
            active: boolean;
            /** Code */
            code: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string | null;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Number */
            number: number;
        };
        /**
         * DocumentShown
         * @description A version of a document.
         */
        DocumentShown: {
            /** Active */
            active: boolean;
            /** Body */
            body: {
                [key: string]: unknown;
            };
            /** Code */
            code: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string | null;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Number */
            number: number;
        };
        /**
         * EffectCheck
         * @description What came of it: the same figure over a later period.
         */
        EffectCheck: {
            /**
             * End
             * Format: date
             */
            end: string;
            /** Result */
            result: string;
            /**
             * Start
             * Format: date
             */
            start: string;
            /** Version */
            version: number;
        };
        /**
         * EntryShown
         * @description One line of the log.
         */
        EntryShown: {
            /** Act */
            act: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Detail */
            detail: {
                [key: string]: unknown;
            };
            /** From State */
            from_state: string;
            /** Person Id */
            person_id: string | null;
            /** Text */
            text: string;
            /** To State */
            to_state: string;
        };
        /**
         * FieldProblem
         * @description One thing wrong with one answer.
         */
        FieldProblem: {
            /** Field */
            field: string;
            /** Reason */
            reason: string;
        };
        /**
         * FigureShown
         * @description One figure: a share is numerator ÷ denominator; `open` is not decided yet, `excluded` does not count.
         */
        FigureShown: {
            /** Denominator */
            denominator: number;
            /** Excluded */
            excluded: number;
            /** Figure */
            figure: string;
            /** Group */
            group: {
                [key: string]: string;
            };
            /** Numerator */
            numerator: number;
            /** Open */
            open: number;
            /**
             * Period
             * Format: date
             */
            period: string;
            /** Value */
            value: string;
        };
        /**
         * Final
         * @description The whole record. `paper`: it was written on a form, not in a call of ours.
         */
        Final: {
            /**
             * Agreed At
             * @default null
             */
            agreed_at?: string | null;
            /** @default null */
            agreement?: components["schemas"]["Agreement"] | null;
            /** Answers */
            answers?: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /**
             * Confirmed
             * @default false
             */
            confirmed?: boolean;
            /** Corrections */
            corrections?: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /**
             * Next Visit Note
             * @default
             */
            next_visit_note?: string;
            /**
             * Notes
             * @default
             */
            notes?: string;
            /** @default null */
            paper?: components["schemas"]["PaperForm"] | null;
            /**
             * Speaker Relation
             * @default owner
             */
            speaker_relation?: string;
            /** Steps */
            steps?: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /**
             * @default {
             *       "kind": null,
             *       "order_id": null,
             *       "subject": "",
             *       "description": "",
             *       "category": "",
             *       "department": "",
             *       "remedy_sought": ""
             *     }
             */
            ticket?: components["schemas"]["TicketDetails"];
        };
        /**
         * FollowUpKind
         * @description First after the delivery (S2-37), second after a complaint was handled (S2-38, S2-42).
         * @enum {string}
         */
        FollowUpKind: "first" | "second";
        /**
         * FollowUpResult
         * @description How a follow-up ended.
         * @enum {string}
         */
        FollowUpResult: "completed" | "partial" | "declined" | "already_done" | "excluded" | "withdrawn" | "superseded" | "unreached" | "not_required";
        /**
         * FollowUpShown
         * @description One follow-up with its place in the queue; instants RFC 3339.
         */
        FollowUpShown: {
            /** Agreed At */
            agreed_at: string | null;
            /** Assigned To */
            assigned_to: string | null;
            /** Attempt Id */
            attempt_id: string | null;
            /** Bundle Id */
            bundle_id: string | null;
            /** Claimed By */
            claimed_by: string | null;
            /** Claimed Until */
            claimed_until: string | null;
            /** Closed Before Due */
            closed_before_due: boolean;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Customer Id */
            customer_id: string;
            /** Dealer Id */
            dealer_id: string;
            /** Done At */
            done_at: string | null;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Earliest At
             * Format: date-time
             */
            earliest_at: string;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            kind: components["schemas"]["FollowUpKind"];
            /** Missed At */
            missed_at: string | null;
            /** Missed Cause */
            missed_cause: string;
            /** Misses */
            misses: number;
            /**
             * Next Try At
             * Format: date-time
             */
            next_try_at: string;
            /** Next Try Reason */
            next_try_reason: string;
            /** Number */
            number: string;
            /** Order Id */
            order_id: string | null;
            /** Provisional */
            provisional: boolean;
            /** Questionnaire */
            questionnaire: string;
            /** Reason */
            reason: string;
            result: components["schemas"]["FollowUpResult"] | null;
            /** Round */
            round: number;
            /** Sms Sent At */
            sms_sent_at: string | null;
            state: components["schemas"]["FollowUpState"];
            /** Ticket Id */
            ticket_id: string | null;
            /** Tried On */
            tried_on: string | null;
            /** Tries */
            tries: number;
            /** Tries That Day */
            tries_that_day: number;
            /** Version */
            version: number;
        };
        /**
         * FollowUpState
         * @description Where a follow-up stands. `waiting` becomes `ready` at `next_try_at`; only `ready` rows are claimed.
         * @enum {string}
         */
        FollowUpState: "waiting" | "ready" | "claimed" | "calling" | "wrap_up" | "undisposed" | "number_check" | "unsettled" | "no_tries_left" | "bundled" | "done";
        /**
         * Given
         * @description Answers to try: question code → answer.
         */
        Given: {
            /** Answers */
            answers?: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /**
             * Final
             * @default false
             */
            final?: boolean;
        };
        /**
         * GrantIn
         * @description A role within a scope. `scope_id`: the brand's or region's name, or the dealer's or team's id.
         */
        GrantIn: {
            role: components["schemas"]["Role"];
            scope: components["schemas"]["Scope"];
            /**
             * Scope Id
             * @default null
             */
            scope_id?: string | null;
        };
        /**
         * GrantShown
         * @description A role within a scope.
         */
        GrantShown: {
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            role: components["schemas"]["Role"];
            scope: components["schemas"]["Scope"];
            /** Scope Id */
            scope_id: string | null;
        };
        /**
         * HandedOver
         * @description From a (sick) agent to another, or to the team (None).
         */
        HandedOver: {
            /**
             * From Agent
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            from_agent: string;
            /**
             * To Agent
             * @default null
             */
            to_agent?: string | null;
        };
        /**
         * InboundShown
         * @description A customer's SMS: `kind` is reply or opt_out; `number` is masked by role.
         */
        InboundShown: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Customer Id */
            customer_id: string | null;
            /** Dealer Id */
            dealer_id: string | null;
            /** Follow Up Id */
            follow_up_id: string | null;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Kind */
            kind: string;
            /** Number */
            number: string;
            /** Text */
            text: string;
            /** Ticket Id */
            ticket_id: string | null;
            /** To */
            to: string;
        };
        /**
         * ItemShown
         * @description One call, follow-up or ticket that a figure counts.
         */
        ItemShown: {
            /** Adviser */
            adviser: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Dealer */
            dealer: string;
            /** Part */
            part: string;
            standing: components["schemas"]["Standing"];
            /** Subject */
            subject: string;
            /** Subject Id */
            subject_id: string;
            /** Value */
            value: string;
        };
        /**
         * ItemsShown
         * @description What a figure counts: how many there are, and one stretch of them.
         */
        ItemsShown: {
            /** Items */
            items: components["schemas"]["ItemShown"][];
            /** Total */
            total: number;
        };
        JsonValue: unknown;
        /**
         * LineShown
         * @description One field of the sheet.
         */
        LineShown: {
            /** Code */
            code: string;
            /** Value */
            value: string | number | null;
        };
        /**
         * Me
         * @description Who is signed in and what they may do; `acts` in any scope, for showing or hiding what a screen offers.
         */
        Me: {
            /** Acts */
            acts: components["schemas"]["Act"][];
            /** Grants */
            grants: components["schemas"]["GrantShown"][];
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Language */
            language: string;
            /** Login */
            login: string;
            /** Mobile */
            mobile: string;
            /** Must Change Password */
            must_change_password: boolean;
            /** Name */
            name: string;
            /** Session Expires At */
            session_expires_at: string | null;
            /** Version */
            version: number;
        };
        /**
         * MeChange
         * @description What people may change of themselves.
         */
        MeChange: {
            /**
             * Language
             * @default null
             */
            language?: string | null;
            /**
             * Mobile
             * @default null
             */
            mobile?: string | null;
            /**
             * Name
             * @default null
             */
            name?: string | null;
            /** Version */
            version: number;
        };
        /**
         * MessageShown
         * @description One SMS of ours; `number` is masked by role. `unknown`: a receipt or a person settles it, it is never resent.
         */
        MessageShown: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Customer Id */
            customer_id: string | null;
            /** Dealer Id */
            dealer_id: string;
            /** Delivered At */
            delivered_at: string | null;
            /** Expires At */
            expires_at: string | null;
            /** Follow Up Id */
            follow_up_id: string | null;
            /** Gateway */
            gateway: string;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Kind */
            kind: string;
            /** Language */
            language: string;
            /** Number */
            number: string;
            /** Parts */
            parts: number;
            /** Person Id */
            person_id: string | null;
            /** Reason */
            reason: string;
            /** Receipts */
            receipts: {
                [key: string]: unknown;
            }[];
            /**
             * Send At
             * Format: date-time
             */
            send_at: string;
            /** Sent At */
            sent_at: string | null;
            /** Settled By */
            settled_by: string | null;
            state: components["schemas"]["MessageState"];
            /** Text */
            text: string;
            /** Ticket Id */
            ticket_id: string | null;
            /** Tries */
            tries: number;
            /** Version */
            version: number;
        };
        /**
         * MessageState
         * @description The life of one SMS; the rules are core/sms.py's. `unknown` waits for a receipt or an operator.
         *
         *     `accepted` is the gateway's word, `sent` the operator's; `suppressed` by a wish or the daily limit.
         * @enum {string}
         */
        MessageState: "queued" | "sending" | "accepted" | "sent" | "delivered" | "failed" | "rejected" | "unknown" | "withdrawn" | "suppressed" | "expired";
        /**
         * NewNumber
         * @description A number as somebody says it; `replaces` is the id of the wrong one.
         */
        NewNumber: {
            /**
             * Label
             * @default
             */
            label?: string;
            /** Number */
            number: string;
            /**
             * Replaces
             * @default null
             */
            replaces?: string | null;
        };
        /**
         * NewTicket
         * @description A ticket that was not taken in a follow-up call; `received_at` and `paper_no` of a paper form (S2-36).
         */
        NewTicket: {
            /**
             * Category
             * @default
             */
            category?: string;
            /**
             * Customer Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            customer_id: string;
            /**
             * Department
             * @default
             */
            department?: string;
            /**
             * Description
             * @default
             */
            description?: string;
            kind: components["schemas"]["TicketKind"];
            /**
             * Order Id
             * @default null
             */
            order_id?: string | null;
            /**
             * Paper No
             * @default
             */
            paper_no?: string;
            /**
             * Received At
             * @default null
             */
            received_at?: string | null;
            /**
             * Remedy Sought
             * @default
             */
            remedy_sought?: string;
            /**
             * Subject
             * @default
             */
            subject?: string;
        };
        /**
         * NewVocAction
         * @description A finding, who sees to it until when, and the figure that is to change, as it was from `start` to `end`.
         */
        NewVocAction: {
            /**
             * Dealer Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            dealer_id: string;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /**
             * End
             * Format: date
             */
            end: string;
            /** Figure */
            figure: string;
            /**
             * Finding
             * @default
             */
            finding?: string;
            /**
             * Owner Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            owner_id: string;
            /**
             * Start
             * Format: date
             */
            start: string;
            /** Title */
            title: string;
        };
        /**
         * Note
         * @description What was done or said.
         */
        Note: {
            /** Text */
            text: string;
        };
        /**
         * NoteIn
         * @description A note to verify at the next visit; empty takes it away.
         */
        NoteIn: {
            /** Next Visit Note */
            next_visit_note: string;
            /** Version */
            version: number;
        };
        /**
         * NumberShown
         * @description A number of the customer, masked by role; it is called by its `id`.
         */
        NumberShown: {
            /** Extension */
            extension: string;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Kind */
            kind: string;
            /** Label */
            label: string;
            /** Number */
            number: string;
            /** Status */
            status: string;
        };
        /**
         * Option
         * @description One choice.
         */
        Option: {
            /** Code */
            code: string;
            /** Text */
            text: {
                [key: string]: string;
            };
        };
        /**
         * OrderKind
         * @description What a repair order was for (维修类型); policy decides by it which orders need no follow-up.
         * @enum {string}
         */
        OrderKind: "first_service" | "maintenance" | "repair" | "rework" | "accident" | "warranty" | "recall" | "campaign" | "inspection" | "accessory" | "wash" | "internal" | "pre_sale" | "other";
        /**
         * OrderNamed
         * @description A repair order with its dealer and number.
         */
        OrderNamed: {
            /**
             * Adviser
             * @default
             */
            adviser?: string;
            /**
             * Amount Cents
             * @default null
             */
            amount_cents?: number | null;
            /**
             * Brand
             * @default
             */
            brand?: string;
            /** @default null */
            contact?: components["schemas"]["callcenter__web__routes__orders__PersonIn"] | null;
            /** Dealer Code */
            dealer_code: string;
            /**
             * Delivered At
             * @default null
             */
            delivered_at?: string | null;
            /**
             * Delivered On
             * @default null
             */
            delivered_on?: string | null;
            /** @default null */
            kind?: components["schemas"]["OrderKind"] | null;
            /**
             * Language
             * @default null
             */
            language?: string | null;
            /**
             * Mileage Km
             * @default null
             */
            mileage_km?: number | null;
            /**
             * Next Visit Note
             * @default
             */
            next_visit_note?: string;
            /**
             * Opened At
             * @default null
             */
            opened_at?: string | null;
            /** Order No */
            order_no: string;
            /** @default null */
            owner?: components["schemas"]["callcenter__web__routes__orders__PersonIn"] | null;
            /**
             * Recorded At
             * @default null
             */
            recorded_at?: string | null;
            /**
             * Status
             * @default null
             */
            status?: ("open" | "cancelled") | null;
            /** @default null */
            vehicle?: components["schemas"]["VehicleIn"] | null;
            /** @default null */
            wishes?: components["schemas"]["callcenter__web__routes__orders__WishesIn"] | null;
        };
        /**
         * OrderTaken
         * @description What became of an order: accepted, updated (with the fields), or unchanged.
         */
        OrderTaken: {
            /** Changed */
            changed: string[];
            follow_up: components["schemas"]["PlannedShown"] | null;
            order: components["schemas"]["callcenter__web__routes__orders__OrderShown"];
            /** Outcome */
            outcome: string;
            /** Warnings */
            warnings: components["schemas"]["WarningShown"][];
        };
        /**
         * OtherKind
         * @description Another kind, and why.
         */
        OtherKind: {
            kind: components["schemas"]["TicketKind"];
            /** Reason */
            reason: string;
        };
        /**
         * Outcome
         * @description How an attempt ended; every attempt has exactly one.
         * @enum {string}
         */
        Outcome: "answered" | "answered_short" | "busy" | "no_answer" | "rejected" | "unreachable" | "invalid_number" | "network_failure" | "cancelled" | "agent_failed" | "failed" | "unknown";
        /** Page[AuditShown] */
        Page_AuditShown_: {
            /** Items */
            items: components["schemas"]["AuditShown"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
        };
        /** Page[CalendarShown] */
        Page_CalendarShown_: {
            /** Items */
            items: components["schemas"]["CalendarShown"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
        };
        /** Page[CallShown] */
        Page_CallShown_: {
            /** Items */
            items: components["schemas"]["CallShown"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
        };
        /** Page[CarShown] */
        Page_CarShown_: {
            /** Items */
            items: components["schemas"]["CarShown"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
        };
        /** Page[CustomerWhole] */
        Page_CustomerWhole_: {
            /** Items */
            items: components["schemas"]["CustomerWhole"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
        };
        /** Page[DayShown] */
        Page_DayShown_: {
            /** Items */
            items: components["schemas"]["DayShown"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
        };
        /** Page[DealerShown] */
        Page_DealerShown_: {
            /** Items */
            items: components["schemas"]["DealerShown"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
        };
        /** Page[DocumentLine] */
        Page_DocumentLine_: {
            /** Items */
            items: components["schemas"]["DocumentLine"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
        };
        /** Page[FollowUpShown] */
        Page_FollowUpShown_: {
            /** Items */
            items: components["schemas"]["FollowUpShown"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
        };
        /** Page[InboundShown] */
        Page_InboundShown_: {
            /** Items */
            items: components["schemas"]["InboundShown"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
        };
        /** Page[MessageShown] */
        Page_MessageShown_: {
            /** Items */
            items: components["schemas"]["MessageShown"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
        };
        /** Page[OrderShown] */
        Page_OrderShown_: {
            /** Items */
            items: components["schemas"]["callcenter__web__routes__orders__OrderShown"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
        };
        /** Page[PersonShown] */
        Page_PersonShown_: {
            /** Items */
            items: components["schemas"]["PersonShown"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
        };
        /** Page[QueueShown] */
        Page_QueueShown_: {
            /** Items */
            items: components["schemas"]["QueueShown"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
        };
        /** Page[RecordingShown] */
        Page_RecordingShown_: {
            /** Items */
            items: components["schemas"]["RecordingShown"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
        };
        /** Page[ReturnShown] */
        Page_ReturnShown_: {
            /** Items */
            items: components["schemas"]["ReturnShown"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
        };
        /** Page[RunShown] */
        Page_RunShown_: {
            /** Items */
            items: components["schemas"]["RunShown"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
        };
        /** Page[SeatShown] */
        Page_SeatShown_: {
            /** Items */
            items: components["schemas"]["SeatShown"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
        };
        /** Page[SessionShown] */
        Page_SessionShown_: {
            /** Items */
            items: components["schemas"]["SessionShown"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
        };
        /** Page[TeamShown] */
        Page_TeamShown_: {
            /** Items */
            items: components["schemas"]["TeamShown"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
        };
        /** Page[TicketShown] */
        Page_TicketShown_: {
            /** Items */
            items: components["schemas"]["TicketShown"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
        };
        /** Page[TokenShown] */
        Page_TokenShown_: {
            /** Items */
            items: components["schemas"]["TokenShown"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
        };
        /** Page[VocActionShown] */
        Page_VocActionShown_: {
            /** Items */
            items: components["schemas"]["VocActionShown"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
        };
        /**
         * PaperForm
         * @description A form that was filled in by hand: its number and when the customer spoke (S2-36).
         */
        PaperForm: {
            /** No */
            no: string;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
        };
        /**
         * PartShown
         * @description How one part is.
         */
        PartShown: {
            /** Failures */
            failures: number;
            /** Figures */
            figures: {
                [key: string]: number;
            };
            /** Last Error */
            last_error: string;
            /** Last Run At */
            last_run_at: string | null;
            /** Name */
            name: string;
            /** Ok */
            ok: boolean;
            /** Reason */
            reason: string;
            /** Runs */
            runs: number;
        };
        /**
         * PasswordChange
         * @description The present password and the new one (at least 10 characters).
         */
        PasswordChange: {
            /** Current */
            current: string;
            /** New */
            new: string;
        };
        /**
         * Pbxes
         * @description Every exchange.
         */
        Pbxes: {
            /** Items */
            items: components["schemas"]["PbxShown"][];
        };
        /**
         * PbxShown
         * @description An exchange as configured (without its secrets).
         */
        PbxShown: {
            /** Agent Dial */
            agent_dial: string;
            /** Host */
            host: string;
            /** Lines */
            lines: number;
            /** Name */
            name: string;
            /** Port */
            port: number;
            /** Trunks */
            trunks: string[];
        };
        /**
         * PersonChange
         * @description A change of a person; `grants`, where given, are all that the person has from now on.
         */
        PersonChange: {
            /**
             * Active
             * @default null
             */
            active?: boolean | null;
            /**
             * Grants
             * @default null
             */
            grants?: components["schemas"]["GrantIn"][] | null;
            /**
             * Language
             * @default null
             */
            language?: string | null;
            /**
             * Mobile
             * @default null
             */
            mobile?: string | null;
            /**
             * Name
             * @default null
             */
            name?: string | null;
            /**
             * Password
             * @default null
             */
            password?: string | null;
            /** Version */
            version: number;
        };
        /**
         * PersonShown
         * @description A person who may sign in.
         */
        PersonShown: {
            /** Active */
            active: boolean;
            /** Grants */
            grants: components["schemas"]["GrantShown"][];
            /** Has Password */
            has_password: boolean;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Language */
            language: string;
            /** Login */
            login: string;
            /** Mobile */
            mobile: string;
            /** Must Change Password */
            must_change_password: boolean;
            /** Name */
            name: string;
            /** Version */
            version: number;
        };
        /**
         * Pin
         * @description The second that matters, counted from the answer, and a word on it.
         */
        Pin: {
            /**
             * Note
             * @default
             */
            note?: string;
            /** Second */
            second: number;
        };
        /**
         * PlannedShown
         * @description The order's first follow-up in short.
         */
        PlannedShown: {
            /** Bundle Id */
            bundle_id: string | null;
            /** Closed Before Due */
            closed_before_due: boolean;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Earliest At
             * Format: date-time
             */
            earliest_at: string;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /**
             * Next Try At
             * Format: date-time
             */
            next_try_at: string;
            /** Reason */
            reason: string;
            result: components["schemas"]["FollowUpResult"] | null;
            state: components["schemas"]["FollowUpState"];
        };
        /**
         * Problem
         * @description RFC 9457; `code` is stable, `title` and `text` are for people · code 稳定不变,title 与 text 供人阅读
         */
        Problem: {
            code: string;
            fields: Record<string, never>;
            problems?: {
                field: string;
                reason: string;
                text: string;
            }[];
            status: number;
            title: string;
            type: string;
        };
        /**
         * Proposal
         * @description What the answers propose. `kind` is the strongest voice; `because` the questions that led to it, in their order.
         */
        Proposal: {
            /**
             * Because
             * @default []
             */
            because?: string[];
            /**
             * Category
             * @default
             */
            category?: string;
            /** @default null */
            kind?: components["schemas"]["TicketKind"] | null;
            /**
             * Kinds
             * @default []
             */
            kinds?: components["schemas"]["TicketKind"][];
            /**
             * Next Visit Note
             * @default
             */
            next_visit_note?: string;
        };
        /**
         * ProposalRule
         * @description Answers that propose something: all conditions of `when` must hold. `note_from` names the text of a visit note.
         */
        ProposalRule: {
            /**
             * Category
             * @default
             */
            category?: string;
            /**
             * Note From
             * @default
             */
            note_from?: string;
            /**
             * Propose
             * @enum {string}
             */
            propose: "complaint" | "grievance" | "suggestion" | "opinion" | "next_visit_note";
            /** When */
            when: components["schemas"]["Condition"][];
        };
        /**
         * Question
         * @description One question of a step; `show_if`: all conditions must hold; `required` only while it is shown.
         */
        Question: {
            /** Code */
            code: string;
            /**
             * Figure
             * @default false
             */
            figure?: boolean;
            kind: components["schemas"]["QuestionKind"];
            /**
             * Options
             * @default []
             */
            options?: components["schemas"]["Option"][];
            /**
             * Required
             * @default true
             */
            required?: boolean;
            /**
             * Several
             * @default false
             */
            several?: boolean;
            /**
             * Show If
             * @default []
             */
            show_if?: components["schemas"]["Condition"][];
            /** Step */
            step: string;
            /** Text */
            text: {
                [key: string]: string;
            };
        };
        /**
         * QuestionKind
         * @description What an answer looks like: one of five levels, true or false, 0 to 10, codes of options, free text.
         * @enum {string}
         */
        QuestionKind: "satisfaction" | "yes_no" | "scale" | "choice" | "text";
        /**
         * Questionnaire
         * @description The whole document; `code` names it, `version` its present wording, `kind` the follow-ups that it is for.
         *
         *     `verdict` (second follow-ups) holds the conditions under which the customer is satisfied with the handling.
         */
        Questionnaire: {
            /** Code */
            code: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "first" | "second";
            /**
             * Proposals
             * @default []
             */
            proposals?: components["schemas"]["ProposalRule"][];
            /** Questions */
            questions: components["schemas"]["Question"][];
            /** Steps */
            steps: components["schemas"]["Step"][];
            /** Title */
            title: {
                [key: string]: string;
            };
            /**
             * Verdict
             * @default []
             */
            verdict?: components["schemas"]["Condition"][];
            /** Version */
            version: number;
        };
        /**
         * QuestionnaireLine
         * @description One questionnaire of the list.
         */
        QuestionnaireLine: {
            /** Code */
            code: string;
            /** Kind */
            kind: string;
            /** Title */
            title: {
                [key: string]: string;
            };
            /** Version */
            version: number;
        };
        /**
         * QueueChange
         * @description A queue whole, from a version.
         */
        QueueChange: {
            /**
             * Mode
             * @default preview
             * @enum {string}
             */
            mode?: "preview" | "progressive";
            /** Name */
            name: string;
            /**
             * Priority
             * @description 数字小者优先 · Lower is served first
             * @default 100
             */
            priority?: number;
            /** Team Ids */
            team_ids?: string[];
            /** Version */
            version: number;
        };
        /**
         * QueueIn
         * @description A queue's settings.
         */
        QueueIn: {
            /**
             * Mode
             * @default preview
             * @enum {string}
             */
            mode?: "preview" | "progressive";
            /** Name */
            name: string;
            /**
             * Priority
             * @description 数字小者优先 · Lower is served first
             * @default 100
             */
            priority?: number;
            /** Team Ids */
            team_ids?: string[];
        };
        /**
         * QueueShown
         * @description A queue: dealers whose follow-ups are worked together by teams.
         */
        QueueShown: {
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Mode */
            mode: string;
            /** Name */
            name: string;
            /** Priority */
            priority: number;
            /** Team Ids */
            team_ids: string[];
            /** Version */
            version: number;
        };
        /**
         * Recorded
         * @description *Record complaint*: the answers so far and the ticket.
         */
        Recorded: {
            /**
             * Agreed At
             * @default null
             */
            agreed_at?: string | null;
            /** @default null */
            agreement?: components["schemas"]["Agreement"] | null;
            /** Answers */
            answers?: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /**
             * Confirmed
             * @default false
             */
            confirmed?: boolean;
            /** Corrections */
            corrections?: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /**
             * Next Visit Note
             * @default
             */
            next_visit_note?: string;
            /**
             * Notes
             * @default
             */
            notes?: string;
            /**
             * Speaker Relation
             * @default owner
             */
            speaker_relation?: string;
            /** Steps */
            steps?: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /**
             * @default {
             *       "kind": null,
             *       "order_id": null,
             *       "subject": "",
             *       "description": "",
             *       "category": "",
             *       "department": "",
             *       "remedy_sought": ""
             *     }
             */
            ticket?: components["schemas"]["TicketDetails"];
        };
        /**
         * RecordingShown
         * @description A recording as verified; `id` is the call's. `marks` are the seconds that tickets and people pinned.
         */
        RecordingShown: {
            /** Checked At */
            checked_at: string | null;
            /** Dealer Id */
            dealer_id: string;
            /** Expected Seconds */
            expected_seconds: number;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Keep Until */
            keep_until: string | null;
            /** Loud Share */
            loud_share: number | null;
            /** Marks */
            marks: {
                [key: string]: unknown;
            }[];
            /** Path */
            path: string;
            /** Problem */
            problem: string;
            /** Seconds */
            seconds: number | null;
            /** Sha256 */
            sha256: string;
            /** Size */
            size: number | null;
            state: components["schemas"]["RecordingState"];
        };
        /**
         * RecordingState
         * @description `expected` before the call; `verified` after the check; every other state is a hole or a repair.
         *
         *     `truncated`: the exchange died before it closed the file; length and header were taken from its size.
         * @enum {string}
         */
        RecordingState: "expected" | "verified" | "truncated" | "silent" | "short" | "long" | "missing" | "not_needed" | "deleted";
        /**
         * Records
         * @description What a step writes down besides its questions.
         * @enum {string}
         */
        Records: "owner" | "agreement" | "corrections" | "confirmation";
        /**
         * ReportShown
         * @description A whole report.
         */
        ReportShown: {
            /**
             * End
             * Format: date
             */
            end: string;
            /** Figures */
            figures: components["schemas"]["FigureShown"][];
            /** Period */
            period: string;
            /**
             * Start
             * Format: date
             */
            start: string;
        };
        /**
         * ReturnShown
         * @description A return call: what was matched, and where it went (agent, agreed_call, closed, fallback).
         */
        ReturnShown: {
            /** Agent Id */
            agent_id: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Attempt Id */
            attempt_id: string | null;
            /** Customer Id */
            customer_id: string | null;
            /** Dealer Id */
            dealer_id: string | null;
            /** Dialed */
            dialed: string;
            /** Follow Up Id */
            follow_up_id: string | null;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Number */
            number: string;
            /** Went To */
            went_to: string;
        };
        /**
         * Role
         * @description What a person may do; where is said by the grant's scope.
         * @enum {string}
         */
        Role: "agent" | "handler" | "supervisor" | "general_manager" | "administrator" | "integration";
        /**
         * RunShown
         * @description A file that is, or was, taken in; `report` holds the first refused or odd rows, each reason in both languages.
         */
        RunShown: {
            /** Counts */
            counts: {
                [key: string]: number;
            };
            /** Dealer Id */
            dealer_id: string | null;
            /** Ended At */
            ended_at: string | null;
            /** File Name */
            file_name: string;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Kind */
            kind: string;
            /** Person Id */
            person_id: string | null;
            /** Problem */
            problem: string;
            /** Report */
            report: {
                [key: string]: unknown;
            }[];
            /** Rows Done */
            rows_done: number;
            /** Rows Total */
            rows_total: number | null;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** State */
            state: string;
            /** Version */
            version: number;
        };
        /**
         * Scope
         * @description How far a grant reaches. `all` needs no scope id; `own` is what is assigned to the person.
         * @enum {string}
         */
        Scope: "all" | "brand" | "region" | "dealer" | "team" | "own";
        /**
         * SeatShown
         * @description A seat: `since` when its state began; `notice` is told once to the person (a take-over, a lost leg).
         */
        SeatShown: {
            /** Attempt Id */
            attempt_id: string | null;
            /** Device */
            device: string;
            /** Device Alive */
            device_alive: boolean;
            /** Follow Up Id */
            follow_up_id: string | null;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Mode */
            mode: string;
            /** Notice */
            notice: string;
            /** Pause Reason */
            pause_reason: string;
            /** Pbx */
            pbx: string;
            /** Sign On Id */
            sign_on_id: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            state: components["schemas"]["SeatState"];
            /** Wrap Up Until */
            wrap_up_until: string | null;
        };
        /**
         * SeatState
         * @description An agent's state on the floor.
         * @enum {string}
         */
        SeatState: "signed_off" | "ready" | "paused" | "on_call" | "wrap_up";
        /**
         * SessionShown
         * @description A signed-in browser of a person.
         */
        SessionShown: {
            /** Address */
            address: string;
            /** Agent */
            agent: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Seen At
             * Format: date-time
             */
            seen_at: string;
        };
        /**
         * Settled
         * @description How an unknown attempt ended, as far as an operator could find out.
         */
        Settled: {
            outcome: components["schemas"]["callcenter__core__outcome__Outcome"];
        };
        /**
         * Settlement
         * @description What a person decides of a message of unknown fate.
         */
        Settlement: {
            verdict: components["schemas"]["Verdict"];
            /** Version */
            version: number;
        };
        /**
         * SheetEntryShown
         * @description One line of the sheet's log.
         */
        SheetEntryShown: {
            /** Act */
            act: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Text */
            text: string;
            /** Who */
            who: string;
        };
        /**
         * SheetShown
         * @description The complaint sheet.
         */
        SheetShown: {
            /** Lines */
            lines: components["schemas"]["LineShown"][];
            /** Log */
            log: components["schemas"]["SheetEntryShown"][];
            /** No */
            no: string;
        };
        /**
         * ShippedList
         * @description Every document that comes with the package.
         */
        ShippedList: {
            /** Items */
            items: components["schemas"]["ShippedShown"][];
        };
        /**
         * ShippedShown
         * @description A document that comes with the package; a version of one's own with the same code goes before it.
         */
        ShippedShown: {
            /** Body */
            body: {
                [key: string]: unknown;
            };
            /** Code */
            code: string;
            /** Kind */
            kind: string;
        };
        /**
         * SignedOut
         * @description How many sessions ended.
         */
        SignedOut: {
            /** Sessions */
            sessions: number;
        };
        /**
         * SignIn
         * @description Login and password.
         */
        SignIn: {
            /** Login */
            login: string;
            /** Password */
            password: string;
        };
        /**
         * SignOn
         * @description The device to be rung and the way of working.
         *
         *     `pbx` may be left out where there is one exchange; without `mode` the configuration's `dialing.mode` holds.
         */
        SignOn: {
            /** Device */
            device: string;
            /**
             * Mode
             * @default null
             */
            mode?: ("preview" | "progressive") | null;
            /**
             * Pbx
             * @default
             */
            pbx?: string;
        };
        /**
         * Standing
         * @description How an item counts: for the figure, only in its denominator, not yet, or not at all.
         * @enum {string}
         */
        Standing: "for" | "against" | "open" | "excluded";
        /**
         * StateWish
         * @description The state to go to. A pause needs a reason.
         */
        StateWish: {
            /**
             * Reason
             * @default
             */
            reason?: string;
            /**
             * State
             * @enum {string}
             */
            state: "ready" | "paused";
        };
        /**
         * Step
         * @description One step of the script: the document's table (S2-25) as data; `minutes` as planned (S2-20…23).
         */
        Step: {
            /**
             * Acts
             * @default []
             */
            acts?: {
                [key: string]: string;
            }[];
            /** Code */
            code: string;
            /** Minutes */
            minutes: number;
            /** No */
            no: string;
            /**
             * Owner
             * @default agent
             */
            owner?: string;
            /**
             * Place
             * @default null
             */
            place?: {
                [key: string]: string;
            } | null;
            /** @default null */
            records?: components["schemas"]["Records"] | null;
            /**
             * Say
             * @default null
             */
            say?: {
                [key: string]: string;
            } | null;
            /** Title */
            title: {
                [key: string]: string;
            };
            /**
             * Tool
             * @default null
             */
            tool?: {
                [key: string]: string;
            } | null;
        };
        /**
         * SubmittedShown
         * @description What came of it: the answers, what they propose, the ticket, and for a second follow-up the customer's word.
         */
        SubmittedShown: {
            answers: components["schemas"]["AnswersShown"];
            proposal: components["schemas"]["Proposal"];
            /** Satisfied */
            satisfied: boolean | null;
            ticket: components["schemas"]["TicketShown"] | null;
        };
        /**
         * SystemShown
         * @description The whole system's health.
         */
        SystemShown: {
            /** Demonstration */
            demonstration: boolean;
            /** Node */
            node: string;
            /**
             * Now
             * Format: date-time
             */
            now: string;
            /** Ok */
            ok: boolean;
            /** Parts */
            parts: components["schemas"]["PartShown"][];
            /** Version */
            version: string;
        };
        /**
         * TeamChange
         * @description A team whole, from a version.
         */
        TeamChange: {
            /** Member Ids */
            member_ids?: string[];
            /** Name */
            name: string;
            /** Version */
            version: number;
        };
        /**
         * TeamIn
         * @description A team's name and members.
         */
        TeamIn: {
            /** Member Ids */
            member_ids?: string[];
            /** Name */
            name: string;
        };
        /**
         * TeamShown
         * @description A team.
         */
        TeamShown: {
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Member Ids */
            member_ids: string[];
            /** Name */
            name: string;
            /** Version */
            version: number;
        };
        /**
         * TicketDetails
         * @description What the agent adds to the ticket; `kind` confirms or changes what the rule proposes.
         *
         *     `order_id`: the complaint is about another order that this call covers.
         */
        TicketDetails: {
            /**
             * Category
             * @default
             */
            category?: string;
            /**
             * Department
             * @default
             */
            department?: string;
            /**
             * Description
             * @default
             */
            description?: string;
            /** @default null */
            kind?: components["schemas"]["TicketKind"] | null;
            /**
             * Order Id
             * @default null
             */
            order_id?: string | null;
            /**
             * Remedy Sought
             * @default
             */
            remedy_sought?: string;
            /**
             * Subject
             * @default
             */
            subject?: string;
        };
        /**
         * TicketKind
         * @description The kinds of voice (S2-7, S2-43). Only complaints and grievances carry clocks.
         * @enum {string}
         */
        TicketKind: "complaint" | "grievance" | "opinion" | "suggestion";
        /**
         * TicketShown
         * @description One ticket; `received_at` started its clocks, `due_at` is the next limit (None: it has none).
         */
        TicketShown: {
            /** Answers Id */
            answers_id: string | null;
            /** Attempt Id */
            attempt_id: string | null;
            /** Category */
            category: string;
            /** Close Reason */
            close_reason: string;
            /** Closed At */
            closed_at: string | null;
            /** Closed By */
            closed_by: string | null;
            /** Customer Id */
            customer_id: string;
            /** Dealer Id */
            dealer_id: string;
            /** Department */
            department: string;
            /** Description */
            description: string;
            /** Due At */
            due_at: string | null;
            /** Follow Up Id */
            follow_up_id: string | null;
            /** Handled At */
            handled_at: string | null;
            /** Handled By */
            handled_by: string | null;
            /** Handler Id */
            handler_id: string | null;
            /** Handling Result */
            handling_result: string;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            kind: components["schemas"]["TicketKind"];
            /** Kind Proposed */
            kind_proposed: string;
            /** Late Entered */
            late_entered: boolean;
            /** No */
            no: string;
            /** Opened By */
            opened_by: string;
            /** Order Id */
            order_id: string | null;
            /** Provisional */
            provisional: boolean;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /**
             * Recorded At
             * Format: date-time
             */
            recorded_at: string;
            /** Recording Second */
            recording_second: number | null;
            /** Remedy Sought */
            remedy_sought: string;
            /** Round */
            round: number;
            state: components["schemas"]["TicketState"];
            /** Subject */
            subject: string;
            /** Undo Until */
            undo_until: string | null;
            /** Unreached At */
            unreached_at: string | null;
            /** Unreached Reason */
            unreached_reason: string;
            /** Vehicle Id */
            vehicle_id: string | null;
            /** Version */
            version: number;
        };
        /**
         * TicketState
         * @description `unreached` is *handled, customer not reached*: open in every figure (S2-38). `void` keeps its number.
         * @enum {string}
         */
        TicketState: "open" | "handling" | "handled" | "unreached" | "closed" | "closed_unverified" | "void";
        /**
         * TicketWhole
         * @description A ticket with its clocks and its log.
         */
        TicketWhole: {
            /** Clocks */
            clocks: components["schemas"]["ClockShown"][];
            /** Log */
            log: components["schemas"]["EntryShown"][];
            ticket: components["schemas"]["TicketShown"];
        };
        /**
         * To
         * @description Who is to handle it.
         */
        To: {
            /**
             * Handler Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            handler_id: string;
        };
        /**
         * TokenGiven
         * @description A new token with its secret, which is shown this once.
         */
        TokenGiven: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Expires At */
            expires_at: string | null;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Name */
            name: string;
            /**
             * Person Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            person_id: string;
            /** Revoked At */
            revoked_at: string | null;
            /** Token */
            token: string | null;
            /** Used At */
            used_at: string | null;
        };
        /**
         * TokenIn
         * @description A token for a person with the role integration.
         */
        TokenIn: {
            /**
             * Expires At
             * @default null
             */
            expires_at?: string | null;
            /** Name */
            name: string;
            /**
             * Person Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            person_id: string;
        };
        /**
         * TokenShown
         * @description A token of an integration, without its secret.
         */
        TokenShown: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Expires At */
            expires_at: string | null;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Name */
            name: string;
            /**
             * Person Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            person_id: string;
            /** Revoked At */
            revoked_at: string | null;
            /** Used At */
            used_at: string | null;
        };
        /**
         * Tried
         * @description Which questions these answers lead through, what is wrong with them, and what they propose.
         */
        Tried: {
            /** Problems */
            problems: components["schemas"]["FieldProblem"][];
            proposal: components["schemas"]["Proposal"];
            /** Satisfied */
            satisfied: boolean | null;
            /** Shown */
            shown: string[];
        };
        /**
         * Trunks
         * @description Every trunk.
         */
        Trunks: {
            /** Items */
            items: components["schemas"]["callcenter__web__routes__system__TrunkShown"][];
        };
        /**
         * VehicleIn
         * @description The vehicle; VIN and plate as written.
         */
        VehicleIn: {
            /**
             * Brand
             * @default
             */
            brand?: string;
            /**
             * Model
             * @default
             */
            model?: string;
            /**
             * Plate
             * @default
             */
            plate?: string;
            /**
             * Vin
             * @default
             */
            vin?: string;
        };
        /**
         * VehicleShown
         * @description The vehicle.
         */
        VehicleShown: {
            /** Brand */
            brand: string;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Model */
            model: string;
            /** Plate */
            plate: string;
            /** Vin */
            vin: string;
        };
        /**
         * Verdict
         * @description What a person decides about a message of unknown fate.
         * @enum {string}
         */
        Verdict: "it_went" | "send_again" | "give_up";
        /**
         * VocActionShown
         * @description One action; `before` and `after` hold the figure of the period of the finding and of the effect check.
         */
        VocActionShown: {
            /** After */
            after: {
                [key: string]: unknown;
            };
            /** Before */
            before: {
                [key: string]: unknown;
            };
            /** Closed At */
            closed_at: string | null;
            /** Dealer Id */
            dealer_id: string;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /** Figure */
            figure: string;
            /** Finding */
            finding: string;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Opened By */
            opened_by: string;
            /** Owner Id */
            owner_id: string;
            /** Result */
            result: string;
            /** State */
            state: string;
            /** Title */
            title: string;
            /** Version */
            version: number;
        };
        /**
         * WarningShown
         * @description What is odd about a value that was taken.
         */
        WarningShown: {
            /** Field */
            field: string;
            /** Reason */
            reason: string;
        };
        /**
         * Why
         * @description A reason that people can read later.
         */
        Why: {
            /** Reason */
            reason: string;
        };
        /**
         * WhyIn
         * @description Why, where it is known.
         */
        WhyIn: {
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * Written
         * @description What the agent has written so far: question code → answer; `confirmed`: read back to the customer just now.
         */
        Written: {
            /**
             * Agreed At
             * @default null
             */
            agreed_at?: string | null;
            /** @default null */
            agreement?: components["schemas"]["Agreement"] | null;
            /** Answers */
            answers?: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /**
             * Confirmed
             * @default false
             */
            confirmed?: boolean;
            /** Corrections */
            corrections?: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /**
             * Next Visit Note
             * @default
             */
            next_visit_note?: string;
            /**
             * Notes
             * @default
             */
            notes?: string;
            /**
             * Speaker Relation
             * @default owner
             */
            speaker_relation?: string;
            /** Steps */
            steps?: {
                [key: string]: components["schemas"]["JsonValue"];
            };
        };
        /**
         * YearIn
         * @description A year.
         */
        YearIn: {
            /** Year */
            year: number;
        };
        /**
         * YearTaken
         * @description How many dates changed, and how many provisional limits were reckoned anew.
         */
        YearTaken: {
            /** Days */
            days: number;
            /** Recomputed */
            recomputed: number;
            /** Year */
            year: number;
        };
    };
    responses: {
        /** @description 错误 · An error */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_seats: {
        parameters: {
            query?: {
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SeatShown_"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    sign_off_of: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatShown"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    set_state_of: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StateWish"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    my_seat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatShown"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    sign_off: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatShown"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    sign_on: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignOn"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    set_my_state: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StateWish"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_api_tokens: {
        parameters: {
            query?: {
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
                person_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TokenShown_"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    add_api_token: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenIn"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenGiven"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    revoke_api_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_audit: {
        parameters: {
            query?: {
                act?: string;
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                dealer_id?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
                person_id?: string;
                since?: string;
                subject?: string;
                subject_id?: string;
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AuditShown_"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_calendars: {
        parameters: {
            query?: {
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CalendarShown_"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    add_calendar: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarIn"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    show_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                calendar_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarShown"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    change_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                calendar_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarChange"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_days: {
        parameters: {
            query?: {
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                from_day?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
                to_day?: string;
            };
            header?: never;
            path: {
                calendar_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DayShown_"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    set_day: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                calendar_id: string;
                day: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DayIn"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    clear_day: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                calendar_id: string;
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    import_year: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                calendar_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["YearIn"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["YearTaken"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_calls: {
        parameters: {
            query?: {
                agent_id?: string;
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                customer_id?: string;
                dealer_id?: string;
                direction?: string;
                disposition?: components["schemas"]["Disposition"];
                follow_up_id?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
                outcome?: components["schemas"]["Outcome"];
                since?: string;
                state?: components["schemas"]["AttemptState"];
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CallShown_"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    show_call: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallShown"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    dispose_call: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Disposed"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    hang_up_call: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallShown"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    play_recording: {
        parameters: {
            query?: {
                download?: boolean;
            };
            header?: never;
            path: {
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/wav": unknown;
                };
            };
            /** @description 部分内容 · A range */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/wav": unknown;
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    show_recording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordingShown"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    pin_recording: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Pin"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordingShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    settle_call: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Settled"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_customers: {
        parameters: {
            query?: {
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                dealer_id?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
                name?: string;
                number?: string;
                plate?: string;
                vin?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CustomerWhole_"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    show_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerWhole"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    add_number: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNumber"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    set_customer_wishes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["callcenter__web__routes__customers__WishesIn"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerWhole"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_dealers: {
        parameters: {
            query?: {
                active?: boolean;
                brand?: string;
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
                /** @description 名称或代码的一部分 · Part of the name or code */
                q?: string;
                queue_id?: string;
                region?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DealerShown_"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    add_dealer: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DealerIn"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealerShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    show_dealer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dealer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealerShown"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    change_dealer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dealer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DealerChange"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealerShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_documents: {
        parameters: {
            query?: {
                active?: boolean;
                code?: string;
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                kind?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DocumentLine_"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    add_document: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentIn"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    show_document: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentShown"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    set_document_active: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActiveIn"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    check_document: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentCheck"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    show_current_document: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShippedShown"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_shipped_documents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShippedList"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    watch_events: {
        parameters: {
            query?: {
                /** @description 从该位置之后继续 · Resume behind this position */
                position?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_follow_ups: {
        parameters: {
            query?: {
                assigned_to?: string;
                claimed_by?: string;
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                customer_id?: string;
                dealer_id?: string;
                due_before?: string;
                kind?: components["schemas"]["FollowUpKind"];
                /** @description 最多条数 · At most so many items */
                limit?: number;
                missed?: boolean;
                open?: boolean;
                order_id?: string;
                result?: components["schemas"]["FollowUpResult"];
                state?: components["schemas"]["FollowUpState"][];
                ticket_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_FollowUpShown_"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    show_follow_up: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                follow_up_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Card"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    agree: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                follow_up_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Agreed"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowUpShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_answers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                follow_up_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswersShown"][];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    save_answers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                follow_up_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Written"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswersShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    submit_answers: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                follow_up_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Final"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmittedShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    call_customer: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                follow_up_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Call"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    record_complaint: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                follow_up_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Recorded"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmittedShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    exclude: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                follow_up_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Why"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowUpShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    explain: {
        parameters: {
            query?: {
                at?: string;
            };
            header?: never;
            path: {
                follow_up_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["callcenter__flows__explain_follow_up__Explained"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    not_now: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                follow_up_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Written"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswersShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    confirm_number: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                follow_up_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowUpShown"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    release: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                follow_up_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowUpShown"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    show_script: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                follow_up_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Questionnaire"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    assign: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Assigned"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowUpShown"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    hand_over: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandedOver"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowUpShown"][];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    claim_next: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Card"] | null;
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_import_runs: {
        parameters: {
            query?: {
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                dealer_id?: string;
                kind?: "orders" | "history" | "paper" | "check" | "diff";
                /** @description 最多条数 · At most so many items */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RunShown_"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    show_import_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunShown"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    accept_import_differences: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptIn"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    cancel_import_run: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunShown"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    download_import_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": unknown;
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_inbound_messages: {
        parameters: {
            query?: {
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                customer_id?: string;
                dealer_id?: string;
                follow_up_id?: string;
                kind?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
                ticket_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_InboundShown_"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    show_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    change_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeChange"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    change_own_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_messages: {
        parameters: {
            query?: {
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                customer_id?: string;
                dealer_id?: string;
                follow_up_id?: string;
                kind?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
                since?: string;
                state?: components["schemas"]["MessageState"];
                ticket_id?: string;
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MessageShown_"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    show_message: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageShown"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    settle_message: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Settlement"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_pbxes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pbxes"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_questionnaires: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionnaireLine"][];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    show_questionnaire: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Questionnaire"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    try_answers: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Given"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tried"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_queues: {
        parameters: {
            query?: {
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_QueueShown_"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    add_queue: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueueIn"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    show_queue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                queue_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueShown"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    change_queue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                queue_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueueChange"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    remove_queue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                queue_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_recordings: {
        parameters: {
            query?: {
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                dealer_id?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
                state?: components["schemas"]["RecordingState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RecordingShown_"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    show_desk: {
        parameters: {
            query: {
                dealer_id?: string;
                end: string;
                rank_by?: string;
                start: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentShown"][];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    show_voc: {
        parameters: {
            query: {
                by?: ("dealer" | "adviser" | "part" | "agent" | "department")[];
                dealer_id?: string;
                end: string;
                figure?: string;
                period?: "day" | "week" | "month";
                start: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportShown"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    export_voc_csv: {
        parameters: {
            query: {
                by?: ("dealer" | "adviser" | "part" | "agent" | "department")[];
                dealer_id?: string;
                end: string;
                figure?: string;
                period?: "day" | "week" | "month";
                start: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    export_voc_xlsx: {
        parameters: {
            query: {
                by?: ("dealer" | "adviser" | "part" | "agent" | "department")[];
                dealer_id?: string;
                end: string;
                figure?: string;
                period?: "day" | "week" | "month";
                start: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_voc_items: {
        parameters: {
            query: {
                adviser?: string;
                dealer_id?: string;
                end: string;
                figure: string;
                limit?: number;
                offset?: number;
                part?: string;
                standing?: "for" | "against" | "open" | "excluded";
                start: string;
                value?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsShown"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_return_calls: {
        parameters: {
            query?: {
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ReturnShown_"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_orders: {
        parameters: {
            query?: {
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                dealer_id?: string;
                delivered_before?: string;
                delivered_from?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
                order_no?: string;
                owner_id?: string;
                status?: "open" | "cancelled";
                vehicle_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OrderShown_"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    put_order: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderNamed"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderTaken"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_order: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderNamed"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderTaken"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    show_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["callcenter__web__routes__orders__OrderShown"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhyIn"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderTaken"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    import_orders_file: {
        parameters: {
            query?: {
                dealer_id?: string;
                what?: "orders" | "history" | "paper" | "check" | "diff";
            };
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/csv": unknown;
                "application/octet-stream": unknown;
                "application/vnd.ms-excel": unknown;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                "text/csv": unknown;
                "text/plain": unknown;
            };
        };
        responses: {
            /** @description 成功 · Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    order_template: {
        parameters: {
            query?: {
                language?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    begin_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    end_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    take_inbound: {
        parameters: {
            query?: {
                charset?: string;
                from?: string;
                id?: string;
                secret?: string;
                text?: string;
                time?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    take_receipt: {
        parameters: {
            query?: {
                answer?: string;
                id?: string;
                secret?: string;
                smsid?: string;
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    show_system: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemShown"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_teams: {
        parameters: {
            query?: {
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TeamShown_"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    add_team: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamIn"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    show_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamShown"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    change_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamChange"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    remove_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_tickets: {
        parameters: {
            query?: {
                attempt_id?: string;
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                customer_id?: string;
                dealer_id?: string;
                due_before?: string;
                follow_up_id?: string;
                handler_id?: string;
                kind?: components["schemas"]["TicketKind"];
                /** @description 最多条数 · At most so many items */
                limit?: number;
                open?: boolean;
                state?: components["schemas"]["TicketState"][];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TicketShown_"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    record_ticket: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTicket"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    show_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketWhole"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    close_ticket: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Why"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    contact_customer: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    dispatch_ticket: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["To"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    explain_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["callcenter__web__routes__tickets__Explained"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    handle_ticket: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["callcenter__web__routes__tickets__Outcome"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    note_progress: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    reclassify_ticket: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OtherKind"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    reopen_ticket: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Why"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    show_sheet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SheetShown"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    print_sheet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    undo_ticket: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketShown"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    void_ticket: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Why"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    count_tickets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountsShown"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_trunks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trunks"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    resume_trunk: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                trunk_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["callcenter__web__routes__calls__TrunkShown"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_users: {
        parameters: {
            query?: {
                active?: boolean;
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
                /** @description 姓名或用户名的一部分 · Part of the name or login */
                q?: string;
                role?: components["schemas"]["Role"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PersonShown_"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    add_user: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["callcenter__web__routes__people__PersonIn"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    show_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonShown"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    change_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonChange"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_user_sessions: {
        parameters: {
            query?: {
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
            };
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SessionShown_"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    sign_user_out: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedOut"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_vehicles: {
        parameters: {
            query?: {
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                dealer_id?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
                plate?: string;
                vin?: string;
                with_note?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CarShown_"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    set_next_visit_note: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                vehicle_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteIn"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CarShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_voc_actions: {
        parameters: {
            query?: {
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                dealer_id?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
                owner_id?: string;
                state?: "open" | "closed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_VocActionShown_"];
                };
            };
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    open_voc_action: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVocAction"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VocActionShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    close_voc_action: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                action_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EffectCheck"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VocActionShown"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
}
