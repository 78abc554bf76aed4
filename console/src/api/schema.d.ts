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
    "/api/v1/agents/me/day": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own day in numbers: no complaints are counted, nobody is compared (S2-5). */
        get: operations["my_day"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/me/device-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest check of the present sign-on; 404 before the first. */
        get: operations["my_device_check"];
        put?: never;
        /** Ring the own device into an echo of itself for some seconds; the result follows as an event and below. */
        post: operations["check_my_device"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/me/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The phone that one is signed on with. The credential of a browser's phone is given to a session only, not a token. */
        get: operations["my_phone"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/me/preparation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The system check as it is now, and the checklist of the present shift. */
        get: operations["my_preparation"];
        /** Tick items of the present shift's checklist; they are kept with the system check of this moment. */
        put: operations["tick_preparation"];
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
    "/api/v1/agents/me/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for the asker: cards in hand, calls without a disposition, agreed times, what is assigned. */
        get: operations["my_work"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/preparations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The kept preparations of the people within reach, newest first. */
        get: operations["list_preparations"];
        put?: never;
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
        /** Take a year's holidays and make-up workdays in: those the package knows (dates that people entered stay), or `days`. */
        post: operations["import_year"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars/{calendar_id}/year": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a whole year as the rules of time see it. */
        get: operations["show_year"];
        put?: never;
        post?: never;
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
        /** End a call: the own one until it is handed over, or any in the own scope for a supervisor. */
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
    "/api/v1/customers/{customer_id}/merged": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows that turned out to be this customer: nothing of them is lost. */
        get: operations["list_merged_customers"];
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
    "/api/v1/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The devices that are set up, by name. */
        get: operations["list_devices"];
        put?: never;
        /** Set a device up. Audited, without the password. */
        post: operations["add_device"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{device_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Another label or password, or out of use and back. Audited, without the password. */
        patch: operations["change_device"];
        trace?: never;
    };
    "/api/v1/devices/free": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The devices in use here with whether somebody sits at each, for signing on. */
        get: operations["list_free_devices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
        /** Upload a new version; it is checked whole, and counts from now on unless `active` is false. */
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
    "/api/v1/documents/{document_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what a version changes against another one, value by value. */
        get: operations["compare_document"];
        put?: never;
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
        /** Make a former version count again: newer ones go out of use and stay; 0 goes back to the one of the package. */
        put: operations["use_document"];
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
    "/api/v1/exports/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calls as a file. Audited. */
        get: operations["export_calls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers as a file. Audited. */
        get: operations["export_customers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/follow-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow-ups as a file. Audited. */
        get: operations["export_follow_ups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/inbound-messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers' SMS as a file. Audited. */
        get: operations["export_inbound_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Our SMS as a file. Audited. */
        get: operations["export_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/recordings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list of recordings as a file. Audited. */
        get: operations["export_recordings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/return-calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Return calls as a file. Audited. */
        get: operations["export_return_calls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/service-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Repair orders as a file. Audited. */
        get: operations["export_service_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tickets as a file. Audited. */
        get: operations["export_tickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/first-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether nobody administers this service yet, and under which address it was reached. */
        get: operations["show_first_run"];
        put?: never;
        /**
         * Create the first administrator and sign them in.
         * @description The code stands in the service's log and in `first-run-code.txt` of its data folder; 403 `wrong-first-run-code` for
         *     another one, 409 `first-run-over` once there is an administrator.
         */
        post: operations["make_first_administrator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/floor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the floor as it is, with the place in the event log that it belongs to.
         * @description Apply every event behind `position`: `data.floor` is the whole row of `subject` and `subject_id` from then on; of two
         *     versions of a row the higher counts. `trunk.line` tells of a line taken or given back. Events of people, teams, queues,
         *     dealers and calendars ask for a new snapshot.
         */
        get: operations["show_floor"];
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
    "/api/v1/follow-ups/{follow_up_id}/card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole card of the agent's workspace in one answer. */
        get: operations["show_whole_card"];
        put?: never;
        post?: never;
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
    "/api/v1/follow-ups/{follow_up_id}/no-number": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** No number is to be found for a second follow-up: it ends, and its ticket waits as *customer not reached*. Audited. */
        post: operations["no_number"];
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
    "/api/v1/follow-ups/{follow_up_id}/shelf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The six things at hand for this follow-up, as they hold today at the dealer. */
        get: operations["show_shelf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow-ups/{follow_up_id}/times": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The times at which this customer may be called: what may be agreed (S2-11). */
        get: operations["list_open_times"];
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
    "/api/v1/follow-ups/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Act on many follow-ups: all that it fits, in one unit of work; the others are named with their reason. Audited. */
        post: operations["act_in_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow-ups/bulk/{bulk_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an act back within ten minutes: rows that somebody changed since stay as they are. Audited. */
        post: operations["undo_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow-ups/bulk/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what an act on many follow-ups would do, and do nothing. */
        post: operations["preview_bulk"];
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
    "/api/v1/live-calls/{attempt_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A call as its control shows it: held, muted, third party, who listens. */
        get: operations["show_live_call"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live-calls/{attempt_id}/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who could take this call now: agents who are ready on the same exchange, longest ready first. */
        get: operations["list_colleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live-calls/{attempt_id}/dtmf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send tones to the customer's side, or to whom the agent consults. They are kept nowhere. */
        post: operations["send_dtmf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live-calls/{attempt_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A supervisor ends a call. Audited. */
        post: operations["end_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live-calls/{attempt_id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put the customer on hold: they hear music. */
        post: operations["hold_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live-calls/{attempt_id}/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Speak with both. Audited. */
        post: operations["join_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live-calls/{attempt_id}/listen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hear a call over the own signed-on device; nobody in it hears the listener. Audited. */
        post: operations["listen_to_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live-calls/{attempt_id}/mark": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pin this second of the recording, of the own call or of one that a supervisor may listen to. */
        post: operations["mark_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live-calls/{attempt_id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A supervisor hands a live call to another ready agent; the former one stays until the other is there. Audited. */
        post: operations["move_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live-calls/{attempt_id}/move/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A supervisor calls a hand-over off while it rings, whoever asked for it: the agent keeps the customer. Audited. */
        post: operations["cancel_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live-calls/{attempt_id}/mute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The agent is not heard until `unmute`. */
        post: operations["mute_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live-calls/{attempt_id}/rejoin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The own phone has lost the call (its page was loaded anew): the customer is held and the phone is rung again. */
        post: operations["rejoin_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live-calls/{attempt_id}/stop-listening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave the call that one listens to. Audited. */
        post: operations["stop_listening"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live-calls/{attempt_id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand the customer over to a number or a ready agent, at once or after consulting (`attended`).
         * @description Who does not answer leaves the customer with the agent: consulted ones by themselves, else the agent is rung again.
         */
        post: operations["transfer_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live-calls/{attempt_id}/transfer/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Back to the customer; who was called is let go. */
        post: operations["cancel_transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live-calls/{attempt_id}/transfer/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whom the agent consulted takes the customer. */
        post: operations["complete_transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live-calls/{attempt_id}/unhold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Back to the customer. */
        post: operations["unhold_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live-calls/{attempt_id}/unmute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The agent is heard again. */
        post: operations["unmute_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live-calls/{attempt_id}/whisper": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Speak to the agent only; the customer does not hear it. Audited. */
        post: operations["whisper_to_agent"];
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
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List where one is signed in. */
        get: operations["list_own_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sign-out-elsewhere": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End every other session of one's own, at once. */
        post: operations["sign_out_elsewhere"];
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
    "/api/v1/messages/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fill every text of a draft with sample values and count its parts; 422 with every problem of the draft. */
        post: operations["preview_messages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/names/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People whose grants touch a dealer within one's reach, by name; no more than the name is told. */
        get: operations["list_names_of_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the names that forms choose from: brands, regions, dealers within reach, teams, queues, calendars, documents. */
        get: operations["show_organisation"];
        put?: never;
        post?: never;
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
    "/api/v1/questionnaires/{code}/blank.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The blank form to print, for when the system cannot be used (S2-36, S2-49). */
        get: operations["print_blank_form"];
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
    "/api/v1/questionnaires/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What these answers lead to in a draft; 422 with every problem of the draft. */
        post: operations["preview_questionnaire"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hard questions, newest first, in whatever state. */
        get: operations["list_questions"];
        put?: never;
        /** Note a question that could not be answered in the call (S2-32). */
        post: operations["note_question"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/questions/{question_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One hard question. */
        get: operations["show_question"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/questions/{question_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The answer of whoever was asked; a supervisor may write it down for them. */
        post: operations["answer_question"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/questions/{question_id}/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a department: whoever owes the answer is told by SMS and on the screen, and reminded when it is due. */
        post: operations["ask_department"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/questions/{question_id}/can-be-asked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may answer for the question's dealer, to choose from; nobody else is taken by `ask`. */
        get: operations["list_who_can_be_asked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/questions/{question_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish question and answer, or correct what is published: from now on agents find it. Audited. */
        post: operations["publish_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/questions/{question_id}/used": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Count that a customer was answered with it. */
        post: operations["use_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/questions/{question_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take it out with a reason. Audited. */
        post: operations["withdraw_question"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/questions/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The published answers that fit what was typed, best first; without words the most used ones (S2-32). */
        get: operations["find_answers"];
        put?: never;
        post?: never;
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
    "/api/v1/reports/general-manager": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what protects the desk, and what other departments owe it.
         * @description The promise of today kept and at risk, complaints near their deadline, answers and steps that departments owe,
         *     recordings that are missing, and whether the agents at work can do what is due.
         */
        get: operations["show_general_manager_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/times": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long each step of the script took against the table's minutes, and the talks against their band. */
        get: operations["show_times"];
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
        /**
         * The voice of the customer: satisfaction by question, reach by part of the day, outcomes, dispositions, tickets.
         * @description Times of steps are in it only where `figure` or `of` names them; `/reports/times` tells them all.
         */
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
    "/api/v1/reports/voc/items.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The items behind a figure as CSV, made while it is sent. Audited. */
        get: operations["export_voc_items_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/voc/items.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The items behind a figure as a workbook. Audited. */
        get: operations["export_voc_items_xlsx"];
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
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show which role may do what: within the grant's scope, or with the own only. */
        get: operations["show_roles"];
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
    "/api/v1/shelf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lines of the shelf by title; with `q` found by any part of title, text, code, number or plate. */
        get: operations["list_shelf"];
        put?: never;
        /** Put a line on a dealer's shelf. Audited. */
        post: operations["add_shelf_line"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shelf/{item_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a line. Audited. */
        put: operations["change_shelf_line"];
        post?: never;
        /** Take a line off the shelf; the audit trail keeps what it said. */
        delete: operations["remove_shelf_line"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shelf/lists/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put many lines at once: a whole price list, the staff list, the dates of the month. Audited. */
        put: operations["put_shelf_lines"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The SIP line of a phone in a browser (WebSocket, sub-protocol `sip`).
         * @description For a session whose person is signed on with a browser's phone; frames of at most 64 kB. The browser registers its own
         *     endpoint and answers calls; it dials nobody. Close codes: 4401 the session ended, 4403 a frame was not allowed, 4404
         *     signed off or at another device, 4408 another window took the line over, 4502 the exchange is not reachable, 1001 the
         *     service stops (connect again).
         */
        get: operations["sip_line"];
        put?: never;
        post?: never;
        delete?: never;
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
    "/api/v1/system/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look now for what must never be, instead of at the janitor's next round. */
        post: operations["check_invariants_now"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system/gateways/{name}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Test a gateway: an exchange's link and dialplan, or the SMS gateway, with a real message where a number is given.
         * @description Audited. No telephone rings. The same Idempotency-Key again while the message is on its way, or after a crash in that
         *     moment, sends nothing: `detail` is `sending`.
         */
        post: operations["test_gateway"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show links, event gaps, late rows, effects not done, missing recordings, unknown calls, alarms. */
        get: operations["show_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List effects that are not done, newest first. */
        get: operations["list_effects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system/outbox/{effect_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a failed effect again, or one of unknown fate that may be repeated; audited. */
        post: operations["retry_effect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system/outbox/{effect_id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say of a failed or unknown effect that it happened, or that it need not happen any more; audited. */
        post: operations["settle_effect_by_hand"];
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
    "/api/v1/tickets/{no}/card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The card of a ticket: facts, clocks, log, calls, second follow-ups, and what can be done now. */
        get: operations["show_ticket_card"];
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
        /** Declare a paused trunk well, for whoever answers for every dealer that calls over it; audited. */
        post: operations["resume_trunk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trunks/test-number": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Explain how a number would be dialled on each trunk and whether it may be; nothing is dialled or kept. */
        post: operations["try_number"];
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
    "/api/v1/users/{person_id}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand over what is open with a person and switch them off; agreed times stay as they are. */
        post: operations["deactivate_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{person_id}/one-time-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a person a new password to be changed at the next sign-in; every session of theirs ends. */
        post: operations["give_one_time_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{person_id}/open-work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what is open with a person: to be handed over before they are switched off. */
        get: operations["show_open_work"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
    "/api/v1/users/invite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a person with a one-time password; a repeated Idempotency-Key gives the person without it. */
        post: operations["invite_user"];
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
        /** The actions, newest first or by their date. */
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
    "/api/v1/voc-actions/{action_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One action. */
        get: operations["show_voc_action"];
        /** Change an open action's words, owner or date. */
        put: operations["change_voc_action"];
        post?: never;
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
    "/api/v1/voc-actions/{action_id}/effect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an effect check over this later period would show (S2-31); nothing is changed. */
        get: operations["show_voc_effect"];
        put?: never;
        post?: never;
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
        Act: "follow_up.see" | "follow_up.work" | "follow_up.plan" | "customer.see" | "customer.change" | "number.see_full" | "order.see" | "order.upsert" | "order.import" | "call.see" | "call.place" | "call.listen" | "call.end" | "call.settle" | "recording.play" | "seat.use" | "seat.see" | "seat.change" | "trunk.see" | "trunk.change" | "ticket.see" | "ticket.open" | "ticket.classify" | "ticket.assign" | "ticket.handle" | "ticket.extend" | "ticket.void" | "ticket.close_unverified" | "message.see" | "message.send" | "message.settle" | "voc.see" | "voc.change" | "report.see" | "export" | "people.see" | "people.change" | "token.change" | "shelf.see" | "shelf.change" | "question.see" | "question.note" | "question.ask" | "question.answer" | "question.publish" | "setup.see" | "setup.change" | "audit.see" | "system.see" | "system.change";
        /**
         * ActiveIn
         * @description Whether a version is in use.
         */
        ActiveIn: {
            /** Active */
            active: boolean;
        };
        /**
         * ActShown
         * @description An act, named in the asker's language, and how far each role goes with it (a role that is missing: not at all).
         */
        ActShown: {
            act: components["schemas"]["Act"];
            /** Limits */
            limits: {
                [key: string]: components["schemas"]["Limit"];
            };
            /** Text */
            text: string;
        };
        /**
         * ActsWithin
         * @description Acts that reach equally far: over everything, over things of these dealers, over one's own things (`own`).
         */
        ActsWithin: {
            /** Acts */
            acts: components["schemas"]["Act"][];
            /** Dealers */
            dealers: string[];
            /** Everything */
            everything: boolean;
            /** Own */
            own: boolean;
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
         * AlarmShown
         * @description An alarm of the event log.
         */
        AlarmShown: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Data */
            data: {
                [key: string]: unknown;
            };
            /** Dealer Id */
            dealer_id: string | null;
            /** Kind */
            kind: string;
            /** Subject */
            subject: string;
            /** Subject Id */
            subject_id: string;
        };
        /**
         * AnswerIn
         * @description The department's answer.
         */
        AnswerIn: {
            /** Answer */
            answer: string;
            /** Version */
            version: number;
        };
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
         * AskIn
         * @description The department, whoever there is asked (a person, or everybody with a role at the dealer), and by when.
         */
        AskIn: {
            /** Department */
            department: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Person Id
             * @default null
             */
            person_id?: string | null;
            /** @default null */
            role?: components["schemas"]["Role"] | null;
            /** Version */
            version: number;
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
         * Audience
         * @description Who reads it. The return number and the opt-out word are for customers; staff messages go to a `person_id`.
         * @enum {string}
         */
        Audience: "customer" | "staff";
        /**
         * AuditShown
         * @description One line of the trail; `subject_name` where it is about somebody, as when they signed in.
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
            /** Dealer Name */
            dealer_name: string;
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
            /** Person Name */
            person_name: string;
            /** Subject */
            subject: string;
            /** Subject Id */
            subject_id: string;
            /** Subject Name */
            subject_name: string;
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
         * BoardShown
         * @description The board. `today` and `week` (the seven days before) per dealer; `recordings` per state over seven days.
         */
        BoardShown: {
            capacity: components["schemas"]["CapacityShown"];
            /** Holes */
            holes: number;
            /**
             * Now
             * Format: date-time
             */
            now: string;
            /** Owed */
            owed: components["schemas"]["OwedShown"][];
            /** Recordings */
            recordings: {
                [key: string]: number;
            };
            /** Tickets */
            tickets: components["schemas"]["UrgentTicket"][];
            /** Today */
            today: components["schemas"]["PromiseShown"][];
            /** Week */
            week: components["schemas"]["PromiseShown"][];
        };
        /**
         * BrokenShown
         * @description An invariant that does not hold, with some of the rows that break it.
         */
        BrokenShown: {
            /** Name */
            name: string;
            /** Number */
            number: number;
            /** Rows */
            rows: string[];
        };
        /**
         * Bulk
         * @description What is to be done with many follow-ups: `assign` to `agent_id` (null: nobody in particular), `exclude` with a
         *     reason, `hand_over` of everything bound to `from_agent` (to `agent_id`, or to the team).
         */
        Bulk: {
            /**
             * Act
             * @enum {string}
             */
            act: "assign" | "exclude" | "hand_over";
            /**
             * Agent Id
             * @default null
             */
            agent_id?: string | null;
            /** Follow Up Ids */
            follow_up_ids?: string[];
            /**
             * From Agent
             * @default null
             */
            from_agent?: string | null;
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * BulkPreview
         * @description What the act would do: the follow-ups that it fits, and those that stay as they are.
         */
        BulkPreview: {
            /** Fitting */
            fitting: string[];
            /** Left */
            left: components["schemas"]["LeftShown"][];
        };
        /**
         * BulkShown
         * @description What the act did; until `undo_until` it can be taken back.
         */
        BulkShown: {
            /** Act */
            act: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Fitting */
            fitting: string[];
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Left */
            left: components["schemas"]["LeftShown"][];
            /**
             * Undo Until
             * Format: date-time
             */
            undo_until: string;
            /** Undone At */
            undone_at: string | null;
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
         * NoteIn
         * @description A note to verify at the next visit; empty takes it away.
         */
        callcenter__web__routes__customers__NoteIn: {
            /** Next Visit Note */
            next_visit_note: string;
            /** Version */
            version: number;
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
         * NoteIn
         * @description A customer's question in a call (`follow_up_id`), or one that was heard otherwise at a dealer.
         */
        callcenter__web__routes__hard_questions__NoteIn: {
            /**
             * Dealer Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            dealer_id: string;
            /**
             * Follow Up Id
             * @default null
             */
            follow_up_id?: string | null;
            /** Question */
            question: string;
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
         *
         *     `may_resume`: the asker answers for every dealer that calls over it.
         */
        callcenter__web__routes__system__TrunkShown: {
            /** Caller Ids */
            caller_ids: string[];
            /** Calls Per Caller Id Per Hour */
            calls_per_caller_id_per_hour: number;
            /** Destinations */
            destinations: string[];
            /** Dial */
            dial: string;
            /** Failed In A Row */
            failed_in_a_row: number;
            /** In Use */
            in_use: number;
            /** Lines */
            lines: number;
            /** May Resume */
            may_resume: boolean;
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
         * CallLine
         * @description A call with the names behind its ids and the state of its recording.
         */
        CallLine: {
            /** Agent Id */
            agent_id: string | null;
            /** Agent Legs */
            agent_legs: number;
            /** Agent Name */
            agent_name: string;
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
            /** Customer Name */
            customer_name: string;
            /** Dealer Id */
            dealer_id: string;
            /** Dealer Name */
            dealer_name: string;
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
            /** Handed Over */
            handed_over: boolean;
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
            /** Model */
            model: string;
            /** Number */
            number: string;
            /** Order No */
            order_no: string;
            /** Outcome */
            outcome: string | null;
            /** Pbx */
            pbx: string;
            /** Plate */
            plate: string;
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
            /** Vin */
            vin: string;
        };
        /**
         * CallShown
         * @description One attempt with its evidence; `number` is masked by role. Seconds are whole; instants RFC 3339.
         *
         *     `handed_over`: the customer speaks with somebody outside, and the agent has no part in the call any more.
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
            /** Handed Over */
            handed_over: boolean;
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
         * CanBeAsked
         * @description Who may be asked at a dealer: `roles` that somebody has there, and people by name.
         */
        CanBeAsked: {
            /** People */
            people: components["schemas"]["PersonToAsk"][];
            /** Roles */
            roles: components["schemas"]["Role"][];
        };
        /**
         * CapacityShown
         * @description What the agents at work can still do in today's calling hours against what is due; `seconds_each` per follow-up.
         */
        CapacityShown: {
            /** Agents */
            agents: number;
            /** Can */
            can: number;
            /** Measured */
            measured: boolean;
            /** Minutes Left */
            minutes_left: number;
            /** Needed */
            needed: number;
            /** Seconds Each */
            seconds_each: number;
            /** Short */
            short: number;
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
         * Checklist
         * @description The whole document; `papers` are the usual papers to lay out, `forms` the questionnaires to print blank (S2-49).
         */
        Checklist: {
            /** Code */
            code: string;
            /**
             * Forms
             * @default []
             */
            forms?: string[];
            /** Items */
            items: components["schemas"]["ChecklistItem"][];
            /**
             * Papers
             * @default []
             */
            papers?: {
                [key: string]: string;
            }[];
            /** Title */
            title: {
                [key: string]: string;
            };
            /** Version */
            version: number;
        };
        /**
         * ChecklistItem
         * @description One thing to do or to have; `hint` says how. What is not `required` may stay open.
         */
        ChecklistItem: {
            /** Code */
            code: string;
            /**
             * Hint
             * @default null
             */
            hint?: {
                [key: string]: string;
            } | null;
            /**
             * Required
             * @default true
             */
            required?: boolean;
            /** Text */
            text: {
                [key: string]: string;
            };
        };
        /**
         * CheckShown
         * @description One check of the system: what was looked at, what was found, and what to do about it in the asker's language.
         */
        CheckShown: {
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /** Found */
            found: string;
            /** Reason */
            reason: string;
            /** Remedy */
            remedy: string;
            /** Title */
            title: string;
            verdict: components["schemas"]["Verdict-Output"];
        };
        /**
         * CheckState
         * @description How far a device check got.
         * @enum {string}
         */
        CheckState: "ringing" | "echo" | "done" | "failed";
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
         * CodeName
         * @description Something to choose by its code; `kind` as with calendars and documents.
         */
        CodeName: {
            /** Code */
            code: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
        };
        /**
         * Colleague
         * @description An agent who is ready.
         */
        Colleague: {
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * Colleagues
         * @description Who could take a call.
         */
        Colleagues: {
            /** Items */
            items: components["schemas"]["Colleague"][];
        };
        /**
         * Compared
         * @description What the asked version changes against the version `number`.
         */
        Compared: {
            /** Differences */
            differences: components["schemas"]["DifferenceShown"][];
            /** Number */
            number: number;
        };
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
         * CountShown
         * @description A share is numerator ÷ denominator; `open` is not decided yet, `excluded` does not count.
         */
        CountShown: {
            /** Denominator */
            denominator: number;
            /** Excluded */
            excluded: number;
            /** Numerator */
            numerator: number;
            /** Open */
            open: number;
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
         * CustomerLine
         * @description A customer with the dealer's name; `number` and `plates` are the first number and the vehicles in short.
         */
        CustomerLine: {
            /** Dealer Id */
            dealer_id: string;
            /** Dealer Name */
            dealer_name: string;
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
            /** Number */
            number: string;
            /** Numbers */
            numbers: components["schemas"]["NumberShown"][];
            /** Other Names */
            other_names: string[];
            /** Plates */
            plates: string;
            /** Updated At */
            updated_at: string | null;
            /** Vehicles */
            vehicles: components["schemas"]["CarShown"][];
            /** Version */
            version: number;
            /** Wishes By */
            wishes_by: {
                [key: string]: string;
            };
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
            /** Wishes By */
            wishes_by: {
                [key: string]: string;
            };
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
         * DealerLine
         * @description The dealer as an agent needs it: the name to say, the number to give, the zone of every time on the card.
         */
        DealerLine: {
            /** Code */
            code: string;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Name */
            name: string;
            /** Return Number */
            return_number: string;
            /** Short Name */
            short_name: string;
            /** Time Zone */
            time_zone: string;
        };
        /**
         * DealerName
         * @description A dealer to choose.
         */
        DealerName: {
            /** Active */
            active: boolean;
            /** Brand */
            brand: string;
            /** Code */
            code: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Region */
            region: string;
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
         * DecreedDay
         * @description One date of a year's decree: closed, or a make-up workday.
         */
        DecreedDay: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * Source
             * @default
             */
            source?: string;
            /** Working */
            working: boolean;
        };
        /**
         * DeliveryClass
         * @description What may be done when it is unknown whether an effect happened.
         * @enum {string}
         */
        DeliveryClass: "at_most_once" | "ask_before_repeating" | "at_least_once";
        /**
         * DeviceChange
         * @description What changes; what is left out stays.
         */
        DeviceChange: {
            /**
             * Active
             * @default null
             */
            active?: boolean | null;
            /**
             * Label
             * @default null
             */
            label?: string | null;
            /**
             * Secret
             * @default null
             */
            secret?: string | null;
            /** Version */
            version: number;
        };
        /**
         * DeviceCheckShown
         * @description A device check; packets on the way to the exchange, milliseconds; `loud_share` comes a moment after the end.
         */
        DeviceCheckShown: {
            /** Device */
            device: string;
            /** Ended At */
            ended_at: string | null;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Jitter Ms */
            jitter_ms: number | null;
            /** Lost */
            lost: number;
            /** Loud Share */
            loud_share: number | null;
            /** Pbx */
            pbx: string;
            /** Reason */
            reason: string;
            /** Received */
            received: number;
            /** Round Trip Ms */
            round_trip_ms: number | null;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            state: components["schemas"]["CheckState"];
        };
        /**
         * DeviceKind
         * @description A telephone on the desk, the console in a browser, or an agent's own SIP phone.
         * @enum {string}
         */
        DeviceKind: "desk" | "browser" | "own";
        /**
         * DeviceShown
         * @description A device; `used_by` is who is signed on with it. Its SIP password is never shown, only whether there is one.
         */
        DeviceShown: {
            /** Active */
            active: boolean;
            /** Has Secret */
            has_secret: boolean;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            kind: components["schemas"]["DeviceKind"];
            /** Label */
            label: string;
            /** Name */
            name: string;
            /** Pbx */
            pbx: string;
            /** Used By */
            used_by: string | null;
            /** Version */
            version: number;
        };
        /**
         * DifferenceShown
         * @description One value that differs; null where there is none.
         */
        DifferenceShown: {
            /** After */
            after: unknown;
            /** Before */
            before: unknown;
            /**
             * Change
             * @enum {string}
             */
            change: "added" | "removed" | "replaced";
            /** Path */
            path: string;
        };
        /**
         * Digits
         * @description Tones to send: digits, `*`, `#`, A to D.
         */
        Digits: {
            /** Digits */
            digits: string;
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
         * @description A new version. `after` is the number of the newest version that the writer saw (0: none); `active`: counts now.
         */
        DocumentIn: {
            /**
             * Active
             * @default true
             */
            active?: boolean;
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
            /** Created By Name */
            created_by_name: string;
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
            /** Created By Name */
            created_by_name: string;
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
         * EffectLeft
         * @description Whether it happened, or need not happen any more.
         */
        EffectLeft: {
            /** Happened */
            happened: boolean;
        };
        /**
         * EffectShown
         * @description The figure of the period of the finding beside the one of a later period.
         */
        EffectShown: {
            after: components["schemas"]["ShareShown"];
            before: components["schemas"]["ShareShown"];
        };
        /**
         * Encoding
         * @description How the text travels: `gsm7` in septets, `ucs2` in 16-bit units.
         * @enum {string}
         */
        Encoding: "gsm7" | "ucs2";
        /**
         * EntryLine
         * @description One line of the log with the person's name; empty where the service itself acted.
         */
        EntryLine: {
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
            /** Who */
            who: string;
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
         * @description One figure of one period and group. A share is numerator ÷ denominator; `open` is not decided, `excluded` out.
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
         * FirstAdministrator
         * @description The code from the service's log, and who administers everything from now on.
         */
        FirstAdministrator: {
            /** Code */
            code: string;
            /** Language */
            language: string;
            /** Login */
            login: string;
            /** Name */
            name: string;
            /** Password */
            password: string;
        };
        /**
         * FirstRunShown
         * @description Whether the service must still be set up. `address` is the one it was asked at; `near`: only this machine can use it.
         */
        FirstRunShown: {
            /** Address */
            address: string;
            /** Near */
            near: boolean;
            /** Needed */
            needed: boolean;
        };
        /**
         * FloorCall
         * @description A call in progress; the number is masked for everybody. `third` is the third party's state, empty without one.
         *
         *     `listeners` are told to those only who may listen themselves.
         */
        FloorCall: {
            /** Agent Id */
            agent_id: string | null;
            /** Agent Lost At */
            agent_lost_at: string | null;
            /** Agent Up */
            agent_up: boolean;
            /** Answered At */
            answered_at: string | null;
            /**
             * Begun At
             * Format: date-time
             */
            begun_at: string;
            /** Dealer Id */
            dealer_id: string;
            /** Direction */
            direction: string;
            /** Follow Up Id */
            follow_up_id: string | null;
            /** Held At */
            held_at: string | null;
            /** Id */
            id: string;
            /** Listeners */
            listeners: components["schemas"]["FloorListener"][];
            /** Live */
            live: boolean;
            /** Muted */
            muted: boolean;
            /** Number */
            number: string;
            /** Pbx */
            pbx: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** State */
            state: string;
            /** Third */
            third: string;
            /** Trunk */
            trunk: string;
            /** Version */
            version: number;
        };
        /**
         * FloorClock
         * @description The next ends of days, and the spans in which customers may be rung, up to the horizon.
         */
        FloorClock: {
            /** Day Ends */
            day_ends: string[];
            /** Open */
            open: [
                string,
                string
            ][];
        };
        /**
         * FloorDealer
         * @description A dealer; `clock` names its entry of `clocks`.
         */
        FloorDealer: {
            /** Clock */
            clock: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Zone */
            zone: string;
        };
        /**
         * FloorExchange
         * @description An exchange's link; `gaps` counts facts that were missed.
         */
        FloorExchange: {
            /** Dealer Id */
            dealer_id: null;
            /** Dialplan */
            dialplan: string;
            /** Gap At */
            gap_at: string | null;
            /** Gaps */
            gaps: number;
            /** Id */
            id: string;
            /** Node */
            node: string;
            /** Reason */
            reason: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Up */
            up: boolean;
            /** Version */
            version: number;
        };
        /**
         * FloorFollowUp
         * @description An open follow-up. `queued` is waiting or ready: the clock tells by `next_try_at`.
         */
        FloorFollowUp: {
            /** Agent Id */
            agent_id: string | null;
            /** Agreed At */
            agreed_at: string | null;
            /** Dealer Id */
            dealer_id: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "first" | "second";
            /** Missed */
            missed: boolean;
            /**
             * Next Try At
             * Format: date-time
             */
            next_try_at: string;
            /** State */
            state: string;
            /** Version */
            version: number;
        };
        /**
         * FloorListener
         * @description A supervisor who hears a call: listen, whisper or join; `up` once the device is in it.
         */
        FloorListener: {
            /** Person Id */
            person_id: string;
            /** Up */
            up: boolean;
            /** Way */
            way: string;
        };
        /**
         * FloorPerson
         * @description An agent and the teams worked in.
         */
        FloorPerson: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Team Ids */
            team_ids: string[];
        };
        /**
         * FloorReturnCall
         * @description A customer's return call of the last hours and where it went.
         */
        FloorReturnCall: {
            /** Agent Id */
            agent_id: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Attempt Id */
            attempt_id: string | null;
            /** Dealer Id */
            dealer_id: string | null;
            /** Follow Up Id */
            follow_up_id: string | null;
            /** Id */
            id: string;
            /** Number */
            number: string;
            /** Version */
            version: number;
            /** Went To */
            went_to: string;
        };
        /**
         * FloorSeat
         * @description A seat; `since` when its state began.
         */
        FloorSeat: {
            /** Attempt Id */
            attempt_id: string | null;
            /** Dealer Id */
            dealer_id: null;
            /** Device */
            device: string;
            /** Device Alive */
            device_alive: boolean;
            /** Follow Up Id */
            follow_up_id: string | null;
            /** Id */
            id: string;
            /** Mode */
            mode: string;
            /** Notice */
            notice: string;
            /** Pause Reason */
            pause_reason: string;
            /** Pbx */
            pbx: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /**
             * State
             * @enum {string}
             */
            state: "signed_off" | "ready" | "paused" | "on_call" | "wrap_up";
            /** Version */
            version: number;
            /** Wrap Up Until */
            wrap_up_until: string | null;
        };
        /**
         * FloorShown
         * @description The floor. `horizon`: the queue holds what falls due, may be rung or is agreed up to it. `complete`: it is whole.
         */
        FloorShown: {
            /** Calls */
            calls: components["schemas"]["FloorCall"][];
            /** Clocks */
            clocks: {
                [key: string]: components["schemas"]["FloorClock"];
            };
            /** Complete */
            complete: boolean;
            /** Dealers */
            dealers: components["schemas"]["FloorDealer"][];
            /** Exchanges */
            exchanges: components["schemas"]["FloorExchange"][];
            /**
             * Horizon
             * Format: date-time
             */
            horizon: string;
            /**
             * Now
             * Format: date-time
             */
            now: string;
            /** People */
            people: components["schemas"]["FloorPerson"][];
            /** Position */
            position: string;
            /** Queue */
            queue: components["schemas"]["FloorFollowUp"][];
            /** Return Calls */
            return_calls: components["schemas"]["FloorReturnCall"][];
            /**
             * Returns Since
             * Format: date-time
             */
            returns_since: string;
            /** Seats */
            seats: components["schemas"]["FloorSeat"][];
            /** Teams */
            teams: components["schemas"]["FloorTeam"][];
            /** Trunks */
            trunks: components["schemas"]["FloorTrunk"][];
        };
        /**
         * FloorTeam
         * @description A team.
         */
        FloorTeam: {
            /** Id */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * FloorTrunk
         * @description A trunk; `taken` holds what is on its lines, as attempt (or line of a third party) → version of the row that said so.
         *
         *     `may_resume`: the asker answers for every dealer that calls over it.
         */
        FloorTrunk: {
            /** Dealer Id */
            dealer_id: null;
            /** Failed In A Row */
            failed_in_a_row: number;
            /** Id */
            id: string;
            /** Lines */
            lines: number;
            /** May Resume */
            may_resume: boolean;
            /** Paused Until */
            paused_until: string | null;
            /** Pbx */
            pbx: string;
            /** Taken */
            taken: {
                [key: string]: number;
            };
            /** Version */
            version: number;
        };
        /**
         * FollowUpKind
         * @description First after the delivery (S2-37), second after a complaint was handled (S2-38, S2-42).
         * @enum {string}
         */
        FollowUpKind: "first" | "second";
        /**
         * FollowUpLine
         * @description A follow-up with the names behind its ids; empty where there is none.
         */
        FollowUpLine: {
            /** Agreed At */
            agreed_at: string | null;
            /** Assigned Name */
            assigned_name: string;
            /** Assigned To */
            assigned_to: string | null;
            /** Attempt Id */
            attempt_id: string | null;
            /** Bundle Id */
            bundle_id: string | null;
            /** Claimed By */
            claimed_by: string | null;
            /** Claimed Name */
            claimed_name: string;
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
            /** Customer Name */
            customer_name: string;
            /** Dealer Id */
            dealer_id: string;
            /** Dealer Name */
            dealer_name: string;
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
            /** Model */
            model: string;
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
            /** Order No */
            order_no: string;
            /** Plate */
            plate: string;
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
            /** Ticket No */
            ticket_no: string;
            /** Tried On */
            tried_on: string | null;
            /** Tries */
            tries: number;
            /** Tries That Day */
            tries_that_day: number;
            /** Version */
            version: number;
            /** Vin */
            vin: string;
        };
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
         * FreeDevice
         * @description A device as somebody who signs on chooses it: `free`, or `used_by` whom; `alive` by the exchange's word.
         */
        FreeDevice: {
            /** Alive */
            alive: boolean;
            /** Free */
            free: boolean;
            kind: components["schemas"]["DeviceKind"];
            /** Label */
            label: string;
            /** Name */
            name: string;
            /** Pbx */
            pbx: string;
            /** Used By */
            used_by: string | null;
        };
        /**
         * FreeDevices
         * @description What may be chosen. A device of one's own that is not listed may be named, too, where the exchange knows it.
         */
        FreeDevices: {
            /** Items */
            items: components["schemas"]["FreeDevice"][];
        };
        /**
         * FromVersion
         * @description The version that the act was decided on.
         */
        FromVersion: {
            /** Version */
            version: number;
        };
        /**
         * GatewayShown
         * @description A gateway that can be tested.
         */
        GatewayShown: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "sms" | "exchange";
            /** Name */
            name: string;
        };
        /**
         * GatewayTest
         * @description A number to which one real test SMS goes; without one only the connection is tested.
         */
        GatewayTest: {
            /**
             * Number
             * @default null
             */
            number?: string | null;
        };
        /**
         * GatewayTested
         * @description What came of the test: `detail` is a stable word or the gateway's own; `milliseconds` of the answer.
         */
        GatewayTested: {
            /** Detail */
            detail: string;
            /** Milliseconds */
            milliseconds: number;
            /** Name */
            name: string;
            /** Ok */
            ok: boolean;
            /** Sent */
            sent: boolean;
        };
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
         * HandlerShown
         * @description Somebody who may be given the ticket.
         */
        HandlerShown: {
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * HealthShown
         * @description Everything that the health room shows. `broken` is what this node's janitor saw at `checked_at`.
         */
        HealthShown: {
            /** Alarms */
            alarms: components["schemas"]["AlarmShown"][];
            /** Broken */
            broken: components["schemas"]["BrokenShown"][];
            /** Checked At */
            checked_at: string | null;
            /** Effects */
            effects: components["schemas"]["LateShown"][];
            /** Gateways */
            gateways: components["schemas"]["GatewayShown"][];
            /** Late */
            late: components["schemas"]["LateShown"][];
            /** Links */
            links: components["schemas"]["LinkShown"][];
            /**
             * Now
             * Format: date-time
             */
            now: string;
            /** Ok */
            ok: boolean;
            /** Parts */
            parts: components["schemas"]["PartShown"][];
            /** Recordings */
            recordings: {
                [key: string]: number;
            };
            /** Unknown Attempts */
            unknown_attempts: number;
            /** Unknown Messages */
            unknown_messages: number;
        };
        /**
         * HoursShown
         * @description Whether the customer may be rung now, and when that changes.
         */
        HoursShown: {
            /**
             * Changes At
             * Format: date-time
             */
            changes_at: string;
            /** Open */
            open: boolean;
        };
        /**
         * InboundLine
         * @description A customer's SMS with the names behind its ids.
         */
        InboundLine: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Customer Id */
            customer_id: string | null;
            /** Customer Name */
            customer_name: string;
            /** Dealer Id */
            dealer_id: string | null;
            /** Dealer Name */
            dealer_name: string;
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
            /** Ticket No */
            ticket_no: string;
            /** To */
            to: string;
        };
        /**
         * InUse
         * @description Which version counts now (0: the one that comes with the package).
         */
        InUse: {
            /** Number */
            number: number;
        };
        /**
         * InUseIn
         * @description Which version is to count (0: the one that comes with the package); `after` as for a new version.
         */
        InUseIn: {
            /** After */
            after: number;
            /** Number */
            number: number;
        };
        /**
         * Invitation
         * @description Somebody new who gets a password to be changed at the first sign-in.
         */
        Invitation: {
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
        };
        /**
         * ItemShown
         * @description One call, follow-up or ticket that a figure counts; the customer where the asker may see customers.
         *
         *     `at`: dialed, ended or due, received. `agent` of calls; of tickets only where the policy says so (S2-6).
         */
        ItemShown: {
            /** About */
            about: string;
            /** Adviser */
            adviser: string;
            /** Agent */
            agent: string;
            /** At */
            at: string | null;
            /** Car */
            car: string;
            /** Customer */
            customer: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Dealer */
            dealer: string;
            /** Disposition */
            disposition: string;
            /** Follow Up Id */
            follow_up_id: string | null;
            /** Order No */
            order_no: string;
            /** Outcome */
            outcome: string;
            /** Part */
            part: string;
            /** Plate */
            plate: string;
            standing: components["schemas"]["Standing"];
            /** State */
            state: string;
            /** Subject */
            subject: string;
            /** Subject Id */
            subject_id: string;
            /** Talk Seconds */
            talk_seconds: number | null;
            /** Ticket No */
            ticket_no: string;
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
         * KeptPreparation
         * @description A shift's preparation as it was kept.
         */
        KeptPreparation: {
            /** Bad */
            bad: string[];
            /** Done At */
            done_at: string | null;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Person */
            person: string;
            /** Person Id */
            person_id: string;
            /** Shift */
            shift: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Ticks */
            ticks: {
                [key: string]: string;
            };
        };
        /**
         * LateShown
         * @description Rows that should have fired or gone: how many of a kind (and state), and since when the oldest waits.
         */
        LateShown: {
            /** Kind */
            kind: string;
            /** Number */
            number: number;
            /**
             * Oldest At
             * Format: date-time
             */
            oldest_at: string;
            /** State */
            state: string;
        };
        /**
         * Leaving
         * @description Who takes over: follow-ups that are kept for the person (null: the team), and tickets to be handled.
         */
        Leaving: {
            /**
             * Follow Ups To
             * @default null
             */
            follow_ups_to?: string | null;
            /**
             * Tickets To
             * @default null
             */
            tickets_to?: string | null;
            /** Version */
            version: number;
        };
        /**
         * LeftShown
         * @description A follow-up that the act does not fit, and why.
         */
        LeftShown: {
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Reason */
            reason: string;
        };
        /**
         * Limit
         * @description How far a role goes with an act.
         * @enum {string}
         */
        Limit: "scope" | "own";
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
         * LinkShown
         * @description An exchange: the link since when, facts that were missed; what it says of itself where this node is connected.
         */
        LinkShown: {
            /** Dialplan Current */
            dialplan_current: boolean | null;
            /** Gap At */
            gap_at: string | null;
            /** Gaps */
            gaps: number;
            /** Name */
            name: string;
            /** Node */
            node: string;
            /** Queue Depth */
            queue_depth: number | null;
            /** Reason */
            reason: string;
            /** Since */
            since: string | null;
            /** Up */
            up: boolean;
            /** Version */
            version: string;
        };
        /** Listed[CallLine] */
        Listed_CallLine_: {
            /** Items */
            items: components["schemas"]["CallLine"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
            /**
             * Total
             * @default null
             */
            total?: number | null;
        };
        /** Listed[CustomerLine] */
        Listed_CustomerLine_: {
            /** Items */
            items: components["schemas"]["CustomerLine"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
            /**
             * Total
             * @default null
             */
            total?: number | null;
        };
        /** Listed[FollowUpLine] */
        Listed_FollowUpLine_: {
            /** Items */
            items: components["schemas"]["FollowUpLine"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
            /**
             * Total
             * @default null
             */
            total?: number | null;
        };
        /** Listed[InboundLine] */
        Listed_InboundLine_: {
            /** Items */
            items: components["schemas"]["InboundLine"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
            /**
             * Total
             * @default null
             */
            total?: number | null;
        };
        /** Listed[MessageLine] */
        Listed_MessageLine_: {
            /** Items */
            items: components["schemas"]["MessageLine"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
            /**
             * Total
             * @default null
             */
            total?: number | null;
        };
        /** Listed[OrderLine] */
        Listed_OrderLine_: {
            /** Items */
            items: components["schemas"]["OrderLine"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
            /**
             * Total
             * @default null
             */
            total?: number | null;
        };
        /** Listed[RecordingLine] */
        Listed_RecordingLine_: {
            /** Items */
            items: components["schemas"]["RecordingLine"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
            /**
             * Total
             * @default null
             */
            total?: number | null;
        };
        /** Listed[ReturnLine] */
        Listed_ReturnLine_: {
            /** Items */
            items: components["schemas"]["ReturnLine"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
            /**
             * Total
             * @default null
             */
            total?: number | null;
        };
        /** Listed[TicketLine] */
        Listed_TicketLine_: {
            /** Items */
            items: components["schemas"]["TicketLine"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
            /**
             * Total
             * @default null
             */
            total?: number | null;
        };
        /**
         * ListenerShown
         * @description Who hears the call, and how; `up` once their phone was answered.
         */
        ListenerShown: {
            /** Person */
            person: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Up */
            up: boolean;
            /**
             * Way
             * @enum {string}
             */
            way: "listen" | "whisper" | "join";
        };
        /**
         * LiveCallShown
         * @description A call in progress after an act. `held_at`: the customer hears music since then.
         */
        LiveCallShown: {
            /** Agent Id */
            agent_id: string | null;
            /** Agent Lost At */
            agent_lost_at: string | null;
            /** Agent Up */
            agent_up: boolean;
            /** Answered At */
            answered_at: string | null;
            /** Held At */
            held_at: string | null;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Listeners */
            listeners: components["schemas"]["ListenerShown"][];
            /** Muted */
            muted: boolean;
            state: components["schemas"]["AttemptState"];
            third: components["schemas"]["ThirdShown"] | null;
            /** Version */
            version: number;
        };
        /**
         * Marked
         * @description The second of the recording that was pinned, counted from the answer.
         */
        Marked: {
            /** Second */
            second: number;
        };
        /**
         * MarkNote
         * @description A word on what is said at this second.
         */
        MarkNote: {
            /**
             * Note
             * @default
             */
            note?: string;
        };
        /**
         * Me
         * @description Who is signed in and what they may do, for showing or hiding what a screen offers.
         *
         *     `acts` in any scope; `reaches` tells how far each of them goes, each act in one of them. `position`: where the event
         *     stream stands, to begin it there (`GET /events?position=`): what is read after this answer misses no later event.
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
            /** Position */
            position: string;
            /** Reaches */
            reaches: components["schemas"]["ActsWithin"][];
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
         * MessageLine
         * @description An SMS of ours with the names behind its ids; `to_name` is the customer's or, for staff, the person's.
         */
        MessageLine: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Customer Id */
            customer_id: string | null;
            /** Dealer Id */
            dealer_id: string;
            /** Dealer Name */
            dealer_name: string;
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
            /** Settled Name */
            settled_name: string;
            state: components["schemas"]["MessageState"];
            /** Text */
            text: string;
            /** Ticket Id */
            ticket_id: string | null;
            /** Ticket No */
            ticket_no: string;
            /** To Name */
            to_name: string;
            /** Tries */
            tries: number;
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
         * MoveTo
         * @description The agent who is to have the call; must be ready.
         */
        MoveTo: {
            /**
             * Agent Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            agent_id: string;
        };
        /**
         * NamedRow
         * @description Something to choose by its name.
         */
        NamedRow: {
            /** Id */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * NewDevice
         * @description A device as the exchange knows it (`name` is its PJSIP endpoint); `secret` for a phone in a browser.
         */
        NewDevice: {
            /** @default desk */
            kind?: components["schemas"]["DeviceKind"];
            /**
             * Label
             * @default
             */
            label?: string;
            /** Name */
            name: string;
            /** Pbx */
            pbx: string;
            /**
             * Secret
             * @default
             */
            secret?: string;
        };
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
         * NumberTest
         * @description A number in any spelling; `rules` tries rules that are not saved yet on the trunk that is named.
         */
        NumberTest: {
            /**
             * Dealer Id
             * @default null
             */
            dealer_id?: string | null;
            /** Number */
            number: string;
            /**
             * Rules
             * @default null
             */
            rules?: {
                [key: string]: components["schemas"]["JsonValue"];
            } | null;
            /**
             * Trunk
             * @default null
             */
            trunk?: string | null;
        };
        /**
         * NumberTried
         * @description The number as understood, and each trunk's way with it.
         */
        NumberTried: {
            /** Kind */
            kind: string;
            /** Number */
            number: string;
            /** Trunks */
            trunks: components["schemas"]["TrunkTried"][];
        };
        /**
         * OpenDayShown
         * @description One local day of the calling calendar; `source` says who decreed its exception.
         */
        OpenDayShown: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Open */
            open: components["schemas"]["OpenSpan"][];
            /** Source */
            source: string;
        };
        /**
         * OpenSpan
         * @description A stretch in which the customer may be called; its end is outside.
         */
        OpenSpan: {
            /**
             * End
             * Format: date-time
             */
            end: string;
            /**
             * Start
             * Format: date-time
             */
            start: string;
        };
        /**
         * OpenTimes
         * @description The times that may be agreed with the customer, in the dealer's zone; `due_at` is the promise to keep.
         */
        OpenTimes: {
            /** Days */
            days: components["schemas"]["OpenDayShown"][];
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Now
             * Format: date-time
             */
            now: string;
            /** Zone */
            zone: string;
        };
        /**
         * OpenWorkShown
         * @description What is open with a person.
         */
        OpenWorkShown: {
            /** Agreed */
            agreed: number;
            /** Follow Ups */
            follow_ups: number;
            /** Next Agreed At */
            next_agreed_at: string | null;
            /** Teams */
            teams: string[];
            /** Tickets */
            tickets: number;
            /** Undisposed */
            undisposed: number;
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
         * OrderLine
         * @description A repair order with its dealer's name and its first follow-up in short (None: nothing was planned).
         */
        OrderLine: {
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
            /** Dealer Name */
            dealer_name: string;
            /** Delivered At */
            delivered_at: string | null;
            /** Delivered Exact */
            delivered_exact: boolean;
            /** Follow Up Id */
            follow_up_id: string | null;
            follow_up_result: components["schemas"]["FollowUpResult"] | null;
            follow_up_state: components["schemas"]["FollowUpState"] | null;
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
            /** Items */
            items?: string[];
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
         * Organisation
         * @description All that forms choose from, within reach.
         */
        Organisation: {
            /** Brands */
            brands: string[];
            /** Calendars */
            calendars: components["schemas"]["CodeName"][];
            /** Dealers */
            dealers: components["schemas"]["DealerName"][];
            /** Documents */
            documents: components["schemas"]["CodeName"][];
            /** Queues */
            queues: components["schemas"]["NamedRow"][];
            /** Regions */
            regions: string[];
            /** Teams */
            teams: components["schemas"]["NamedRow"][];
            /** Trunks */
            trunks: string[];
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
         * OutboxEffect
         * @description One effect of the outbox, without what it carries.
         */
        OutboxEffect: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            delivery: components["schemas"]["DeliveryClass"];
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Kind */
            kind: string;
            /**
             * Not Before
             * Format: date-time
             */
            not_before: string;
            /** Problem */
            problem: string;
            state: components["schemas"]["OutboxState"];
            /** Subject */
            subject: string;
            /** Tries */
            tries: number;
            /** Version */
            version: number;
        };
        /**
         * OutboxState
         * @description `unknown` is settled by reconcile, a receipt or an operator, never by sending again on its own.
         * @enum {string}
         */
        OutboxState: "pending" | "taken" | "done" | "unknown" | "failed" | "withdrawn";
        /**
         * Outcome
         * @description How an attempt ended; every attempt has exactly one.
         * @enum {string}
         */
        Outcome: "answered" | "answered_short" | "busy" | "no_answer" | "rejected" | "unreachable" | "invalid_number" | "network_failure" | "cancelled" | "agent_failed" | "failed" | "unknown";
        /**
         * OwedShown
         * @description What a department owes: answers to customers' questions (`question`), or steps on tickets of a kind.
         */
        OwedShown: {
            /** Department */
            department: string;
            /** Kind */
            kind: string;
            /** Next Due At */
            next_due_at: string | null;
            /** Number */
            number: number;
            /** Overdue */
            overdue: number;
        };
        /**
         * OwnDayShown
         * @description The own day in numbers; seconds whole. Of `tries` calls `reached` were answered, `in_band` of them took 2–3 minutes.
         */
        OwnDayShown: {
            /** Agreed */
            agreed: number;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Done */
            done: number;
            /** In Band */
            in_band: number;
            /** Next Agreed At */
            next_agreed_at: string | null;
            /** Reached */
            reached: number;
            /** Talk Seconds */
            talk_seconds: number;
            /** Tries */
            tries: number;
            /** Undisposed */
            undisposed: number;
            /** Wrap Up Seconds */
            wrap_up_seconds: number;
            /** Zone */
            zone: string;
        };
        /**
         * OwnLineShown
         * @description One follow-up of the own lists.
         */
        OwnLineShown: {
            /** Agreed At */
            agreed_at: string | null;
            /** Attempt Id */
            attempt_id: string | null;
            /** Customer */
            customer: string;
            /** Dealer Id */
            dealer_id: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            kind: components["schemas"]["FollowUpKind"];
            /** Missed At */
            missed_at: string | null;
            /** Model */
            model: string;
            /** Order No */
            order_no: string;
            /** Plate */
            plate: string;
            state: components["schemas"]["FollowUpState"];
            /** Tries */
            tries: number;
        };
        /**
         * OwnSession
         * @description A browser in which the person is signed in; `current`: the one that asks.
         */
        OwnSession: {
            /** Address */
            address: string;
            /** Agent */
            agent: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Current */
            current: boolean;
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
         * OwnSessions
         * @description Every browser in which the person is signed in, last seen first.
         */
        OwnSessions: {
            /** Items */
            items: components["schemas"]["OwnSession"][];
        };
        /**
         * OwnWorkShown
         * @description What waits for the asker, each list at most 200 lines.
         */
        OwnWorkShown: {
            /** Agreed */
            agreed: components["schemas"]["OwnLineShown"][];
            /** Assigned */
            assigned: components["schemas"]["OwnLineShown"][];
            /** In Hand */
            in_hand: components["schemas"]["OwnLineShown"][];
            /** Undisposed */
            undisposed: components["schemas"]["OwnLineShown"][];
        };
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
        /** Page[DeviceShown] */
        Page_DeviceShown_: {
            /** Items */
            items: components["schemas"]["DeviceShown"][];
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
        /** Page[KeptPreparation] */
        Page_KeptPreparation_: {
            /** Items */
            items: components["schemas"]["KeptPreparation"][];
            /**
             * Next
             * @default null
             */
            next?: string | null;
        };
        /** Page[OutboxEffect] */
        Page_OutboxEffect_: {
            /** Items */
            items: components["schemas"]["OutboxEffect"][];
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
        /** Page[QuestionShown] */
        Page_QuestionShown_: {
            /** Items */
            items: components["schemas"]["QuestionShown"][];
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
        /** Page[ShelfLine] */
        Page_ShelfLine_: {
            /** Items */
            items: components["schemas"]["ShelfLine"][];
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
         * PastCallShown
         * @description A call with this customer; `playable`: there is a recording and the asker may hear it.
         */
        PastCallShown: {
            call: components["schemas"]["CallShown"];
            /** Playable */
            playable: boolean;
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
         * PersonInvited
         * @description The person with the one-time password, which is shown this once.
         */
        PersonInvited: {
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
            /** One Time Password */
            one_time_password: string | null;
            /** Password Until */
            password_until: string | null;
            /** Version */
            version: number;
        };
        /**
         * PersonNamed
         * @description Somebody by name, with the roles that they have there.
         */
        PersonNamed: {
            /** Active */
            active: boolean;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Name */
            name: string;
            /** Roles */
            roles: components["schemas"]["Role"][];
        };
        /**
         * PersonShown
         * @description A person who may sign in. `password_until`: when a password that is to be changed runs out.
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
            /** Password Until */
            password_until: string | null;
            /** Version */
            version: number;
        };
        /**
         * PersonToAsk
         * @description Somebody who may answer, by name.
         */
        PersonToAsk: {
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * PhoneShown
         * @description The own phone: the device one is signed on with; `sip` for a phone in a browser only.
         */
        PhoneShown: {
            /** Alive */
            alive: boolean;
            /** Device */
            device: string;
            kind: components["schemas"]["DeviceKind"];
            /** Label */
            label: string;
            /** Pbx */
            pbx: string;
            sip: components["schemas"]["SipAccount"] | null;
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
         * PlaceholderShown
         * @description A name that texts may use: its longest value, whether a longer one is shortened (else refused), a sample.
         */
        PlaceholderShown: {
            /** Longest */
            longest: number;
            /** Name */
            name: string;
            /** Sample */
            sample: string;
            /** Shorten */
            shorten: boolean;
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
         * PreparationShown
         * @description The preparation of the present shift; `ticks` is item code → instant. `version` 0: nothing ticked yet.
         */
        PreparationShown: {
            checklist: components["schemas"]["Checklist"];
            /** Checks */
            checks: components["schemas"]["CheckShown"][];
            /** Done At */
            done_at: string | null;
            /** Shift */
            shift: string;
            /** Ticks */
            ticks: {
                [key: string]: string;
            };
            /** Version */
            version: number;
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
         * PromiseShown
         * @description First follow-ups due in the span: `total` = kept + late + open + overdue + left_out.
         */
        PromiseShown: {
            /**
             * Dealer Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            dealer_id: string;
            /** Dealer Name */
            dealer_name: string;
            /** Kept */
            kept: number;
            /** Late */
            late: number;
            /** Left Out */
            left_out: number;
            /** Open */
            open: number;
            /** Overdue */
            overdue: number;
            /** Total */
            total: number;
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
         * PublishedIn
         * @description One language of what is to be published.
         */
        PublishedIn: {
            /** Answer */
            answer: string;
            /** Question */
            question: string;
        };
        /**
         * PublishedText
         * @description One language of what is published.
         */
        PublishedText: {
            /** Answer */
            answer: string;
            /** Question */
            question: string;
        };
        /**
         * PublishIn
         * @description What agents find: in Chinese, English or both. `shared`: at every dealer (needs a reach over everything).
         */
        PublishIn: {
            /** @default null */
            en?: components["schemas"]["PublishedIn"] | null;
            /** Keywords */
            keywords?: string[];
            /**
             * Shared
             * @default false
             */
            shared?: boolean;
            /** Version */
            version: number;
            /** @default null */
            zh?: components["schemas"]["PublishedIn"] | null;
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
         * QuestionnaireDraft
         * @description A questionnaire as it stands on the screen, and answers to try.
         */
        QuestionnaireDraft: {
            /** Answers */
            answers?: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /** Body */
            body: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /** Code */
            code: string;
            /**
             * Final
             * @default false
             */
            final?: boolean;
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
         * QuestionShown
         * @description A hard question with its way so far; `names` tells people and dealers by id.
         */
        QuestionShown: {
            /** Answer */
            answer: string;
            /** Answered At */
            answered_at: string | null;
            /** Answered By */
            answered_by: string | null;
            /** Asked At */
            asked_at: string | null;
            /** Asked By */
            asked_by: string | null;
            /** Asked Of */
            asked_of: string | null;
            /** Asked Role */
            asked_role: string;
            /** Attempt Id */
            attempt_id: string | null;
            /** Dealer Id */
            dealer_id: string;
            /** Department */
            department: string;
            /** Due At */
            due_at: string | null;
            /** Follow Up Id */
            follow_up_id: string | null;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Keywords */
            keywords: string[];
            /** Names */
            names: {
                [key: string]: string;
            };
            /**
             * Noted At
             * Format: date-time
             */
            noted_at: string;
            /** Noted By */
            noted_by: string;
            /** Published */
            published: {
                [key: string]: components["schemas"]["PublishedText"];
            };
            /** Published At */
            published_at: string | null;
            /** Published By */
            published_by: string | null;
            /** Question */
            question: string;
            /** Reason */
            reason: string;
            /** Shared */
            shared: boolean;
            state: components["schemas"]["QuestionState"];
            /** Used */
            used: number;
            /** Used At */
            used_at: string | null;
            /** Version */
            version: number;
        };
        /**
         * QuestionState
         * @description The way of a hard question: noted in a call, asked of a department, answered by it, published; or withdrawn.
         * @enum {string}
         */
        QuestionState: "noted" | "asked" | "answered" | "published" | "withdrawn";
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
         * ReasonIn
         * @description Why it is withdrawn.
         */
        ReasonIn: {
            /** Reason */
            reason: string;
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
         * RecordingLine
         * @description A recording with its call: when, with whom, by whom.
         */
        RecordingLine: {
            /** Agent Id */
            agent_id: string | null;
            /** Agent Name */
            agent_name: string;
            /** Answered At */
            answered_at: string | null;
            /** Checked At */
            checked_at: string | null;
            /** Customer Id */
            customer_id: string | null;
            /** Customer Name */
            customer_name: string;
            /** Dealer Id */
            dealer_id: string;
            /** Dealer Name */
            dealer_name: string;
            disposition: components["schemas"]["Disposition"] | null;
            /** Expected Seconds */
            expected_seconds: number;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            /** Intent At */
            intent_at: string | null;
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
            /** Plate */
            plate: string;
            /** Problem */
            problem: string;
            /** Seconds */
            seconds: number | null;
            /** Sha256 */
            sha256: string;
            /** Size */
            size: number | null;
            state: components["schemas"]["RecordingState"];
            /** Talk Seconds */
            talk_seconds: number;
        };
        /**
         * RecordingShown
         * @description A recording as verified; `id` is the call's. `marks` are the seconds that tickets and people pinned.
         *
         *     `agent_id` spoke: agents hear their own calls only.
         */
        RecordingShown: {
            /** Agent Id */
            agent_id: string | null;
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
         * @description A whole report; `words` say in both languages what figures carry behind their colon.
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
            /** Words */
            words: {
                [key: string]: {
                    [key: string]: string;
                };
            };
        };
        /**
         * ReturnLine
         * @description A return call with the names behind its ids.
         */
        ReturnLine: {
            /** Agent Id */
            agent_id: string | null;
            /** Agent Name */
            agent_name: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Attempt Id */
            attempt_id: string | null;
            /** Customer Id */
            customer_id: string | null;
            /** Customer Name */
            customer_name: string;
            /** Dealer Id */
            dealer_id: string | null;
            /** Dealer Name */
            dealer_name: string;
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
         * RoleShown
         * @description A role, named in the asker's language.
         */
        RoleShown: {
            role: components["schemas"]["Role"];
            /** Text */
            text: string;
        };
        /**
         * RoleTable
         * @description Who may do what: the whole table.
         */
        RoleTable: {
            /** Acts */
            acts: components["schemas"]["ActShown"][];
            /** Roles */
            roles: components["schemas"]["RoleShown"][];
        };
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
            verdict: components["schemas"]["Verdict-Input"];
            /** Version */
            version: number;
        };
        /**
         * ShareShown
         * @description A figure over a period.
         */
        ShareShown: {
            /** Denominator */
            denominator: number;
            /**
             * End
             * Format: date
             */
            end: string;
            /** Numerator */
            numerator: number;
            /**
             * Start
             * Format: date
             */
            start: string;
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
         * ShelfChange
         * @description A line as it is to be from now on.
         */
        ShelfChange: {
            /**
             * Active
             * @default true
             */
            active?: boolean;
            /**
             * Amount Cents
             * @default null
             */
            amount_cents?: number | null;
            /**
             * Code
             * @default
             */
            code?: string;
            /**
             * Due On
             * @default null
             */
            due_on?: string | null;
            /**
             * Number
             * @default
             */
            number?: string;
            /**
             * Plate
             * @default
             */
            plate?: string;
            /**
             * Text
             * @default
             */
            text?: string;
            /**
             * Title
             * @default
             */
            title?: string;
            /**
             * Unit
             * @default
             */
            unit?: string;
            /**
             * Valid From
             * @default null
             */
            valid_from?: string | null;
            /**
             * Valid Until
             * @default null
             */
            valid_until?: string | null;
            /**
             * Vehicle Id
             * @default null
             */
            vehicle_id?: string | null;
            /** Version */
            version: number;
            /**
             * Vin
             * @default
             */
            vin?: string;
        };
        /**
         * ShelfKind
         * @description What people maintain on the shelf; the sixth thing at hand, the repair order, comes from the orders (S2-35).
         * @enum {string}
         */
        ShelfKind: "part_price" | "staff" | "member_offer" | "inspection" | "shop_event";
        /**
         * ShelfLine
         * @description One line of the shelf; `amount_cents` in cents of CNY, days as local days of the dealer, both included.
         */
        ShelfLine: {
            /** Active */
            active: boolean;
            /** Amount Cents */
            amount_cents: number | null;
            /** Code */
            code: string;
            /** Dealer Id */
            dealer_id: string;
            /** Due On */
            due_on: string | null;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            kind: components["schemas"]["ShelfKind"];
            /** Number */
            number: string;
            /** Text */
            text: string;
            /** Title */
            title: string;
            /** Unit */
            unit: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Updated By */
            updated_by: string | null;
            /** Valid From */
            valid_from: string | null;
            /** Valid Until */
            valid_until: string | null;
            /** Vehicle Id */
            vehicle_id: string | null;
            /** Version */
            version: number;
        };
        /**
         * ShelfNew
         * @description A new line of a dealer.
         */
        ShelfNew: {
            /**
             * Active
             * @default true
             */
            active?: boolean;
            /**
             * Amount Cents
             * @default null
             */
            amount_cents?: number | null;
            /**
             * Code
             * @default
             */
            code?: string;
            /**
             * Dealer Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            dealer_id: string;
            /**
             * Due On
             * @default null
             */
            due_on?: string | null;
            kind: components["schemas"]["ShelfKind"];
            /**
             * Number
             * @default
             */
            number?: string;
            /**
             * Plate
             * @default
             */
            plate?: string;
            /**
             * Text
             * @default
             */
            text?: string;
            /**
             * Title
             * @default
             */
            title?: string;
            /**
             * Unit
             * @default
             */
            unit?: string;
            /**
             * Valid From
             * @default null
             */
            valid_from?: string | null;
            /**
             * Valid Until
             * @default null
             */
            valid_until?: string | null;
            /**
             * Vehicle Id
             * @default null
             */
            vehicle_id?: string | null;
            /**
             * Vin
             * @default
             */
            vin?: string;
        };
        /**
         * ShelfPut
         * @description Many lines of one kind at once, all or none; one with a known code is changed.
         *
         *     `whole`: the list is complete, so that lines which are not in it go out of use.
         */
        ShelfPut: {
            /**
             * Dealer Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            dealer_id: string;
            /** Items */
            items: components["schemas"]["ShelfSaid"][];
            /**
             * Whole
             * @default false
             */
            whole?: boolean;
        };
        /**
         * ShelfPutShown
         * @description How many lines were added, changed, and taken out of use.
         */
        ShelfPutShown: {
            /** Added */
            added: number;
            /** Changed */
            changed: number;
            /** Out Of Use */
            out_of_use: number;
        };
        /**
         * ShelfSaid
         * @description What a line says; which fields a kind uses: prices `amount_cents` and `unit`, staff `number`, offers and events
         *     `valid_from` and `valid_until`, inspections `due_on` and `plate` (or `vin`, or `vehicle_id`).
         */
        ShelfSaid: {
            /**
             * Active
             * @default true
             */
            active?: boolean;
            /**
             * Amount Cents
             * @default null
             */
            amount_cents?: number | null;
            /**
             * Code
             * @default
             */
            code?: string;
            /**
             * Due On
             * @default null
             */
            due_on?: string | null;
            /**
             * Number
             * @default
             */
            number?: string;
            /**
             * Plate
             * @default
             */
            plate?: string;
            /**
             * Text
             * @default
             */
            text?: string;
            /**
             * Title
             * @default
             */
            title?: string;
            /**
             * Unit
             * @default
             */
            unit?: string;
            /**
             * Valid From
             * @default null
             */
            valid_from?: string | null;
            /**
             * Valid Until
             * @default null
             */
            valid_until?: string | null;
            /**
             * Vehicle Id
             * @default null
             */
            vehicle_id?: string | null;
            /**
             * Vin
             * @default
             */
            vin?: string;
        };
        /**
         * ShelfShown
         * @description The six things at hand: the repair order of this visit, prices, staff, offers, what falls due, events.
         */
        ShelfShown: {
            /** Inspections */
            inspections: components["schemas"]["ShelfLine"][];
            /** Member Offers */
            member_offers: components["schemas"]["ShelfLine"][];
            order: components["schemas"]["callcenter__web__routes__follow_ups__OrderShown"] | null;
            /** Part Prices */
            part_prices: components["schemas"]["ShelfLine"][];
            /** Shop Events */
            shop_events: components["schemas"]["ShelfLine"][];
            /** Staff */
            staff: components["schemas"]["ShelfLine"][];
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
         * SignedOutElsewhere
         * @description How many other sessions ended.
         */
        SignedOutElsewhere: {
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
         * SipAccount
         * @description What a phone in a browser registers with, over the WebSocket at `path` (sub-protocol `sip`).
         */
        SipAccount: {
            /** Password */
            password: string;
            /** Path */
            path: string;
            /** Uri */
            uri: string;
            /** User */
            user: string;
        };
        /**
         * SpreadShown
         * @description How long something took, in seconds: how often it was measured, mean, middle, ninth tenth, and every length.
         */
        SpreadShown: {
            /** Count */
            count: number;
            /** Mean */
            mean: number;
            /** Middle */
            middle: number;
            /** Ninth Tenth */
            ninth_tenth: number;
            /** Seconds */
            seconds: components["schemas"]["TakenShown"][];
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
         * StepShown
         * @description One rule that was applied, and the digits after it.
         */
        StepShown: {
            /** Dialled */
            dialled: string;
            /** Rule */
            rule: string;
            /** Text */
            text: string;
        };
        /**
         * StepTimesShown
         * @description One step of the script against the table's minutes (S2-20…23); `planned_seconds` 0: no bound.
         */
        StepTimesShown: {
            counted: components["schemas"]["CountShown"];
            /** Figure */
            figure: string;
            /** Kind */
            kind: string;
            /** No */
            no: string;
            /** Planned Seconds */
            planned_seconds: number;
            /** Questionnaire */
            questionnaire: string;
            spread: components["schemas"]["SpreadShown"];
            /** Step */
            step: string;
            /** Title */
            title: {
                [key: string]: string;
            };
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
         * TakenShown
         * @description So many took so many seconds.
         */
        TakenShown: {
            /** Count */
            count: number;
            /** Seconds */
            seconds: number;
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
         * TextPreviewShown
         * @description One text filled in and counted; `problem` says in the asker's language why it would not be sent (else empty).
         */
        TextPreviewShown: {
            audience: components["schemas"]["Audience"];
            encoding: components["schemas"]["Encoding"];
            /** Kind */
            kind: string;
            /** Left */
            left: number;
            /** Parts */
            parts: number;
            /** Placeholders */
            placeholders: string[];
            /** Problem */
            problem: string;
            /** Text */
            text: string;
            /** Units */
            units: number;
        };
        /**
         * TextsDraft
         * @description A document of SMS texts as it stands on the screen, and values in place of the samples.
         */
        TextsDraft: {
            /** Body */
            body: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /** Code */
            code: string;
            /** Values */
            values?: {
                [key: string]: string;
            };
        };
        /**
         * TextsPreview
         * @description Every text of the draft, and the names that texts may use.
         */
        TextsPreview: {
            /** Placeholders */
            placeholders: components["schemas"]["PlaceholderShown"][];
            /** Texts */
            texts: components["schemas"]["TextPreviewShown"][];
        };
        /**
         * ThirdShown
         * @description The third party: `kind` number or agent, `way` blind or attended, `state` dialing, talking or joined.
         *
         *     `label` is a name, or the number masked; `by` whoever asked for it: only they or a supervisor cancel it.
         */
        ThirdShown: {
            /** Agent Id */
            agent_id: string | null;
            /** By */
            by: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "number" | "agent";
            /** Label */
            label: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /**
             * State
             * @enum {string}
             */
            state: "dialing" | "talking" | "joined";
            /**
             * Way
             * @enum {string}
             */
            way: "blind" | "attended";
        };
        /**
         * TicketCard
         * @description Everything of a ticket. `steps` are those that fit its state and that the asker may take; `handlers` are whom it
         *     can be given to, where the asker may do so. `waits_for` as `explain` tells it, with the name of who owes it.
         */
        TicketCard: {
            /** Calls */
            calls: components["schemas"]["CallLine"][];
            /** Clocks */
            clocks: components["schemas"]["ClockShown"][];
            customer: components["schemas"]["CustomerShown"];
            /** Handlers */
            handlers: components["schemas"]["HandlerShown"][];
            /** Kinds */
            kinds: string[];
            /** Log */
            log: components["schemas"]["EntryLine"][];
            /** Next Try At */
            next_try_at: string | null;
            order: components["schemas"]["callcenter__web__routes__follow_ups__OrderShown"] | null;
            /** Owner Name */
            owner_name: string;
            /** Recording */
            recording: string | null;
            /** Second */
            second: components["schemas"]["FollowUpLine"][];
            /** Steps */
            steps: string[];
            ticket: components["schemas"]["TicketLine"];
            vehicle: components["schemas"]["VehicleShown"] | null;
            /** Waits For */
            waits_for: string;
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
         * TicketLine
         * @description A ticket with the names behind its ids. `breached`: a limit of it was broken, in whichever round.
         */
        TicketLine: {
            /** Answers Id */
            answers_id: string | null;
            /** Attempt Id */
            attempt_id: string | null;
            /** Breached */
            breached: boolean;
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
            /** Customer Name */
            customer_name: string;
            /** Dealer Id */
            dealer_id: string;
            /** Dealer Name */
            dealer_name: string;
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
            /** Handler Name */
            handler_name: string;
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
            /** Model */
            model: string;
            /** No */
            no: string;
            /** Opened By */
            opened_by: string;
            /** Opened By Name */
            opened_by_name: string;
            /** Order Id */
            order_id: string | null;
            /** Order No */
            order_no: string;
            /** Plate */
            plate: string;
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
            /** Vin */
            vin: string;
        };
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
         * Ticks
         * @description Items to tick (true) or untick (false); `new_shift` begins another shift of the day with an empty list.
         */
        Ticks: {
            /**
             * New Shift
             * @default false
             */
            new_shift?: boolean;
            /** Ticks */
            ticks?: {
                [key: string]: boolean;
            };
            /** Version */
            version: number;
        };
        /**
         * TimesShown
         * @description The times of steps in the table's order, and of talks against their band in seconds (S2-24).
         */
        TimesShown: {
            /** Band High */
            band_high: number;
            /** Band Low */
            band_low: number;
            /**
             * End
             * Format: date
             */
            end: string;
            /**
             * Start
             * Format: date
             */
            start: string;
            /** Steps */
            steps: components["schemas"]["StepTimesShown"][];
            talk: components["schemas"]["CountShown"];
            talk_spread: components["schemas"]["SpreadShown"];
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
         * TransferTo
         * @description To whom: a telephone `number` or a ready agent. `attended` calls them first; then `complete` or `cancel`.
         */
        TransferTo: {
            /**
             * Agent Id
             * @default null
             */
            agent_id?: string | null;
            /**
             * Attended
             * @default false
             */
            attended?: boolean;
            /**
             * Number
             * @default
             */
            number?: string;
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
         * TrunkTried
         * @description What one trunk would be sent; `pattern`: the one that decided, null where none fits (which forbids).
         */
        TrunkTried: {
            /** After Answer */
            after_answer: string | null;
            /** Allowed */
            allowed: boolean;
            /** Dial String */
            dial_string: string;
            /** Dialled */
            dialled: string;
            /** Pattern */
            pattern: string | null;
            /** Pbx */
            pbx: string;
            /** Steps */
            steps: components["schemas"]["StepShown"][];
            /** Trunk */
            trunk: string;
        };
        /**
         * UrgentTicket
         * @description A ticket at or near its deadline.
         */
        UrgentTicket: {
            /**
             * Dealer Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            dealer_id: string;
            /** Department */
            department: string;
            /** Due At */
            due_at: string | null;
            /**
             * Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            id: string;
            kind: components["schemas"]["TicketKind"];
            /** No */
            no: string;
            state: components["schemas"]["TicketState"];
            /** Subject */
            subject: string;
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
        "Verdict-Input": "it_went" | "send_again" | "give_up";
        /**
         * Verdict
         * @description What a check found; a warning does not keep anybody from working.
         * @enum {string}
         */
        "Verdict-Output": "good" | "warning" | "bad";
        /**
         * VisitShown
         * @description One visit to the workshop; `amount_cents` in cents of CNY.
         */
        VisitShown: {
            /** Adviser */
            adviser: string;
            /** Amount Cents */
            amount_cents: number | null;
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
            /** Model */
            model: string;
            /** Order No */
            order_no: string;
            /** Plate */
            plate: string;
            /**
             * Recorded At
             * Format: date-time
             */
            recorded_at: string;
            /** Visit Note */
            visit_note: string;
        };
        /**
         * VocActionChange
         * @description Other words, another owner or date.
         */
        VocActionChange: {
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /** Finding */
            finding: string;
            /**
             * Owner Id
             * @example 01k9m2x4c8v0q6r3t5w7y9z1b2
             */
            owner_id: string;
            /** Title */
            title: string;
            /** Version */
            version: number;
        };
        /**
         * VocActionShown
         * @description One action; `before` and `after` hold the figure of the period of the finding and of the effect check.
         *
         *     `overdue`: open past its date (in the dealer's zone).
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
            /** Dealer */
            dealer: string;
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
            /** Opener */
            opener: string;
            /** Overdue */
            overdue: boolean;
            /** Owner */
            owner: string;
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
         * WholeCard
         * @description Everything that an agent needs before, during and after the call.
         *
         *     `words` fills the {names} of the script; `names` tells people's names by id; `ticket` is the one that a second
         *     follow-up is about; `answers` are those of this follow-up, newest first: an unsubmitted one of the present call is its
         *     draft. `next_visit_note` is what was to be verified at this visit.
         */
        WholeCard: {
            /** Answers */
            answers: components["schemas"]["AnswersShown"][];
            card: components["schemas"]["Card"];
            dealer: components["schemas"]["DealerLine"];
            explain: components["schemas"]["callcenter__flows__explain_follow_up__Explained"];
            /** History */
            history: components["schemas"]["PastCallShown"][];
            hours: components["schemas"]["HoursShown"];
            /** Names */
            names: {
                [key: string]: string;
            };
            /** Next Visit Note */
            next_visit_note: string;
            script: components["schemas"]["Questionnaire"];
            shelf: components["schemas"]["ShelfShown"];
            ticket: components["schemas"]["TicketShown"] | null;
            /** Tickets */
            tickets: components["schemas"]["TicketShown"][];
            /** Visits */
            visits: components["schemas"]["VisitShown"][];
            /** Words */
            words: {
                [key: string]: string;
            };
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
         * YearDayShown
         * @description One date: hours (empty: closed); `mark` says why: week, holiday, makeup, own, statutory (fixed by law).
         */
        YearDayShown: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Hours */
            hours: string[];
            /**
             * Mark
             * @enum {string}
             */
            mark: "week" | "holiday" | "makeup" | "own" | "statutory";
            /** Source */
            source: string;
        };
        /**
         * YearIn
         * @description A year; `days` where the package does not know its decree yet, `known`: they are all there is of it.
         */
        YearIn: {
            /**
             * Days
             * @default null
             */
            days?: components["schemas"]["DecreedDay"][] | null;
            /**
             * Known
             * @default true
             */
            known?: boolean;
            /** Year */
            year: number;
        };
        /**
         * YearShown
         * @description A year day by day. `provisional`: its holidays are not known; `shipped`: the package knows them.
         */
        YearShown: {
            /** Days */
            days: components["schemas"]["YearDayShown"][];
            /** Open Days */
            open_days: number;
            /** Provisional */
            provisional: boolean;
            /** Shipped */
            shipped: boolean;
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
    my_day: {
        parameters: {
            query?: {
                day?: string;
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
                    "application/json": components["schemas"]["OwnDayShown"];
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
    my_device_check: {
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
                    "application/json": components["schemas"]["DeviceCheckShown"];
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
    check_my_device: {
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
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceCheckShown"];
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
    my_phone: {
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
                    "application/json": components["schemas"]["PhoneShown"];
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
    my_preparation: {
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
                    "application/json": components["schemas"]["PreparationShown"];
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
    tick_preparation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ticks"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreparationShown"];
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
    my_work: {
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
                    "application/json": components["schemas"]["OwnWorkShown"];
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
    list_preparations: {
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
                    "application/json": components["schemas"]["Page_KeptPreparation_"];
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
    show_year: {
        parameters: {
            query: {
                year: number;
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
                    "application/json": components["schemas"]["YearShown"];
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
    list_calls: {
        parameters: {
            query?: {
                agent_id?: string;
                /** @description 同时给出总数 · Give the total, too */
                count?: boolean;
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                customer_id?: string;
                dealer_id?: string;
                direction?: string;
                disposition?: components["schemas"]["Disposition"][];
                follow_up_id?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
                outcome?: components["schemas"]["Outcome"][];
                /** @description 姓名、车牌、VIN、工单号、号码后四位 · A name, plate, VIN, order number, or the last four digits of a number */
                q?: string;
                since?: string;
                sort?: "-new" | "new";
                state?: components["schemas"]["AttemptState"][];
                undisposed?: boolean;
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
                    "application/json": components["schemas"]["Listed_CallLine_"];
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
                /** @description 同时给出总数 · Give the total, too */
                count?: boolean;
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                dealer_id?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
                name?: string;
                number?: string;
                plate?: string;
                /** @description 姓名、车牌、VIN、工单号、号码后四位 · A name, plate, VIN, order number, or the last four digits of a number */
                q?: string;
                sort?: "-new" | "new";
                vin?: string;
                /** @description 有此意愿的客户;any 为任一 · Who told this wish; any: at least one */
                wish?: "any" | "no_follow_ups" | "no_sms" | "no_calls" | "no_recording";
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
                    "application/json": components["schemas"]["Listed_CustomerLine_"];
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
    list_merged_customers: {
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
                    "application/json": components["schemas"]["CustomerLine"][];
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
    list_devices: {
        parameters: {
            query?: {
                active?: boolean;
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                kind?: components["schemas"]["DeviceKind"];
                /** @description 最多条数 · At most so many items */
                limit?: number;
                pbx?: string;
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
                    "application/json": components["schemas"]["Page_DeviceShown_"];
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
    add_device: {
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
                "application/json": components["schemas"]["NewDevice"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceShown"];
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
    change_device: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceChange"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceShown"];
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
    list_free_devices: {
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
                    "application/json": components["schemas"]["FreeDevices"];
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
    compare_document: {
        parameters: {
            query?: {
                number?: number;
            };
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
                    "application/json": components["schemas"]["Compared"];
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
    use_document: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InUseIn"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InUse"];
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
    export_calls: {
        parameters: {
            query?: {
                agent_id?: string;
                customer_id?: string;
                dealer_id?: string;
                direction?: string;
                disposition?: components["schemas"]["Disposition"][];
                follow_up_id?: string;
                form?: "csv" | "xlsx";
                outcome?: components["schemas"]["Outcome"][];
                /** @description 姓名、车牌、VIN、工单号、号码后四位 · A name, plate, VIN, order number, or the last four digits of a number */
                q?: string;
                since?: string;
                state?: components["schemas"]["AttemptState"][];
                undisposed?: boolean;
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
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
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
    export_customers: {
        parameters: {
            query?: {
                dealer_id?: string;
                form?: "csv" | "xlsx";
                name?: string;
                number?: string;
                plate?: string;
                /** @description 姓名、车牌、VIN、工单号、号码后四位 · A name, plate, VIN, order number, or the last four digits of a number */
                q?: string;
                vin?: string;
                /** @description 有此意愿的客户;any 为任一 · Who told this wish; any: at least one */
                wish?: "any" | "no_follow_ups" | "no_sms" | "no_calls" | "no_recording";
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
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
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
    export_follow_ups: {
        parameters: {
            query?: {
                agent_id?: string;
                agreed?: boolean;
                assigned?: boolean;
                assigned_to?: string;
                claimed_by?: string;
                customer_id?: string;
                dealer_id?: string;
                done_before?: string;
                done_from?: string;
                due_before?: string;
                due_from?: string;
                form?: "csv" | "xlsx";
                kind?: components["schemas"]["FollowUpKind"];
                missed?: boolean;
                open?: boolean;
                order_id?: string;
                /** @description 姓名、车牌、VIN、工单号、号码后四位 · A name, plate, VIN, order number, or the last four digits of a number */
                q?: string;
                result?: components["schemas"]["FollowUpResult"][];
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
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
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
    export_inbound_messages: {
        parameters: {
            query?: {
                customer_id?: string;
                dealer_id?: string;
                follow_up_id?: string;
                form?: "csv" | "xlsx";
                kind?: string;
                /** @description 姓名、车牌、VIN、工单号、号码后四位 · A name, plate, VIN, order number, or the last four digits of a number */
                q?: string;
                since?: string;
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
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
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
    export_messages: {
        parameters: {
            query?: {
                customer_id?: string;
                dealer_id?: string;
                follow_up_id?: string;
                form?: "csv" | "xlsx";
                kind?: string;
                /** @description 姓名、车牌、VIN、工单号、号码后四位 · A name, plate, VIN, order number, or the last four digits of a number */
                q?: string;
                since?: string;
                staff?: boolean;
                state?: components["schemas"]["MessageState"][];
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
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
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
    export_recordings: {
        parameters: {
            query?: {
                agent_id?: string;
                customer_id?: string;
                dealer_id?: string;
                form?: "csv" | "xlsx";
                holes?: boolean;
                marked?: boolean;
                /** @description 姓名、车牌、VIN、工单号、号码后四位 · A name, plate, VIN, order number, or the last four digits of a number */
                q?: string;
                since?: string;
                state?: components["schemas"]["RecordingState"][];
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
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
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
    export_return_calls: {
        parameters: {
            query?: {
                agent_id?: string;
                customer_id?: string;
                dealer_id?: string;
                form?: "csv" | "xlsx";
                known?: boolean;
                /** @description 姓名、车牌、VIN、工单号、号码后四位 · A name, plate, VIN, order number, or the last four digits of a number */
                q?: string;
                since?: string;
                until?: string;
                went_to?: string;
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
    export_service_orders: {
        parameters: {
            query?: {
                dealer_id?: string;
                delivered?: boolean;
                delivered_before?: string;
                delivered_from?: string;
                form?: "csv" | "xlsx";
                order_no?: string;
                owner_id?: string;
                /** @description 姓名、车牌、VIN、工单号、号码后四位 · A name, plate, VIN, order number, or the last four digits of a number */
                q?: string;
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
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
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
    export_tickets: {
        parameters: {
            query?: {
                assigned?: boolean;
                attempt_id?: string;
                breached?: boolean;
                customer_id?: string;
                dealer_id?: string;
                department?: string;
                due_before?: string;
                follow_up_id?: string;
                form?: "csv" | "xlsx";
                handler_id?: string;
                kind?: components["schemas"]["TicketKind"][];
                open?: boolean;
                opened_by?: string;
                /** @description 姓名、车牌、VIN、工单号、号码后四位 · A name, plate, VIN, order number, or the last four digits of a number */
                q?: string;
                received_before?: string;
                received_from?: string;
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
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
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
    show_first_run: {
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
                    "application/json": components["schemas"]["FirstRunShown"];
                };
            };
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    make_first_administrator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstAdministrator"];
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
    show_floor: {
        parameters: {
            query?: {
                /** @description 只看一家经销商 · Of one dealer only */
                dealer_id?: string;
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
                    "application/json": components["schemas"]["FloorShown"];
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
    list_follow_ups: {
        parameters: {
            query?: {
                agent_id?: string;
                agreed?: boolean;
                assigned?: boolean;
                assigned_to?: string;
                claimed_by?: string;
                /** @description 同时给出总数 · Give the total, too */
                count?: boolean;
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                customer_id?: string;
                dealer_id?: string;
                done_before?: string;
                done_from?: string;
                due_before?: string;
                due_from?: string;
                kind?: components["schemas"]["FollowUpKind"];
                /** @description 最多条数 · At most so many items */
                limit?: number;
                missed?: boolean;
                open?: boolean;
                order_id?: string;
                /** @description 姓名、车牌、VIN、工单号、号码后四位 · A name, plate, VIN, order number, or the last four digits of a number */
                q?: string;
                result?: components["schemas"]["FollowUpResult"][];
                sort?: "due" | "-due" | "next";
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
                    "application/json": components["schemas"]["Listed_FollowUpLine_"];
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
    show_whole_card: {
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
                    "application/json": components["schemas"]["WholeCard"];
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
    no_number: {
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
    show_shelf: {
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
                    "application/json": components["schemas"]["ShelfShown"];
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
    list_open_times: {
        parameters: {
            query?: {
                days?: number;
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
                    "application/json": components["schemas"]["OpenTimes"];
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
    act_in_bulk: {
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
                "application/json": components["schemas"]["Bulk"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkShown"];
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
    undo_bulk: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                bulk_id: string;
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
                    "application/json": components["schemas"]["BulkShown"];
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
    preview_bulk: {
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
                "application/json": components["schemas"]["Bulk"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkPreview"];
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
                /** @description 同时给出总数 · Give the total, too */
                count?: boolean;
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                customer_id?: string;
                dealer_id?: string;
                follow_up_id?: string;
                kind?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
                /** @description 姓名、车牌、VIN、工单号、号码后四位 · A name, plate, VIN, order number, or the last four digits of a number */
                q?: string;
                since?: string;
                sort?: "-at" | "at";
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
                    "application/json": components["schemas"]["Listed_InboundLine_"];
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
    show_live_call: {
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
                    "application/json": components["schemas"]["LiveCallShown"];
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
    list_colleagues: {
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
                    "application/json": components["schemas"]["Colleagues"];
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
    send_dtmf: {
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
                "application/json": components["schemas"]["Digits"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveCallShown"];
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
    end_call: {
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
                    "application/json": components["schemas"]["LiveCallShown"];
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
    hold_call: {
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
                    "application/json": components["schemas"]["LiveCallShown"];
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
    join_call: {
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
                    "application/json": components["schemas"]["LiveCallShown"];
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
    listen_to_call: {
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
                    "application/json": components["schemas"]["LiveCallShown"];
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
    mark_call: {
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
                "application/json": components["schemas"]["MarkNote"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Marked"];
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
    move_call: {
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
                "application/json": components["schemas"]["MoveTo"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveCallShown"];
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
    cancel_move: {
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
                    "application/json": components["schemas"]["LiveCallShown"];
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
    mute_call: {
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
                    "application/json": components["schemas"]["LiveCallShown"];
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
    rejoin_call: {
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
                    "application/json": components["schemas"]["LiveCallShown"];
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
    stop_listening: {
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
                    "application/json": components["schemas"]["LiveCallShown"];
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
    transfer_call: {
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
                "application/json": components["schemas"]["TransferTo"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveCallShown"];
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
    cancel_transfer: {
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
                    "application/json": components["schemas"]["LiveCallShown"];
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
    complete_transfer: {
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
                    "application/json": components["schemas"]["LiveCallShown"];
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
    unhold_call: {
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
                    "application/json": components["schemas"]["LiveCallShown"];
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
    unmute_call: {
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
                    "application/json": components["schemas"]["LiveCallShown"];
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
    whisper_to_agent: {
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
                    "application/json": components["schemas"]["LiveCallShown"];
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
    list_own_sessions: {
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
                    "application/json": components["schemas"]["OwnSessions"];
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
    sign_out_elsewhere: {
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
                    "application/json": components["schemas"]["SignedOutElsewhere"];
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
    list_messages: {
        parameters: {
            query?: {
                /** @description 同时给出总数 · Give the total, too */
                count?: boolean;
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                customer_id?: string;
                dealer_id?: string;
                follow_up_id?: string;
                kind?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
                /** @description 姓名、车牌、VIN、工单号、号码后四位 · A name, plate, VIN, order number, or the last four digits of a number */
                q?: string;
                since?: string;
                sort?: "-new" | "new";
                staff?: boolean;
                state?: components["schemas"]["MessageState"][];
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
                    "application/json": components["schemas"]["Listed_MessageLine_"];
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
    preview_messages: {
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
                "application/json": components["schemas"]["TextsDraft"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TextsPreview"];
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
    list_names_of_people: {
        parameters: {
            query?: {
                role?: components["schemas"]["Role"][];
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
                    "application/json": components["schemas"]["PersonNamed"][];
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
    show_organisation: {
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
                    "application/json": components["schemas"]["Organisation"];
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
    print_blank_form: {
        parameters: {
            query?: {
                language?: string;
            };
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
    preview_questionnaire: {
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
                "application/json": components["schemas"]["QuestionnaireDraft"];
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
    list_questions: {
        parameters: {
            query?: {
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                dealer_id?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
                mine?: boolean;
                overdue?: boolean;
                q?: string;
                state?: components["schemas"]["QuestionState"][];
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
                    "application/json": components["schemas"]["Page_QuestionShown_"];
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
    note_question: {
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
                "application/json": components["schemas"]["callcenter__web__routes__hard_questions__NoteIn"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionShown"];
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
    show_question: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                question_id: string;
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
                    "application/json": components["schemas"]["QuestionShown"];
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
    answer_question: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                question_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerIn"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionShown"];
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
    ask_department: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                question_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskIn"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionShown"];
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
    list_who_can_be_asked: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                question_id: string;
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
                    "application/json": components["schemas"]["CanBeAsked"];
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
    publish_answer: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                question_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishIn"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionShown"];
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
    use_answer: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                question_id: string;
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
                    "application/json": components["schemas"]["QuestionShown"];
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
    withdraw_question: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                question_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonIn"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionShown"];
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
    find_answers: {
        parameters: {
            query: {
                dealer_id: string;
                q?: string;
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
                    "application/json": components["schemas"]["QuestionShown"][];
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
                agent_id?: string;
                /** @description 同时给出总数 · Give the total, too */
                count?: boolean;
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                customer_id?: string;
                dealer_id?: string;
                holes?: boolean;
                /** @description 最多条数 · At most so many items */
                limit?: number;
                marked?: boolean;
                /** @description 姓名、车牌、VIN、工单号、号码后四位 · A name, plate, VIN, order number, or the last four digits of a number */
                q?: string;
                since?: string;
                sort?: "-new" | "new";
                state?: components["schemas"]["RecordingState"][];
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
                    "application/json": components["schemas"]["Listed_RecordingLine_"];
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
    show_general_manager_board: {
        parameters: {
            query?: {
                dealer_id?: string;
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
                    "application/json": components["schemas"]["BoardShown"];
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
    show_times: {
        parameters: {
            query: {
                adviser?: string;
                dealer_id?: string;
                end: string;
                part?: string;
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
                    "application/json": components["schemas"]["TimesShown"];
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
                adviser?: string;
                by?: ("dealer" | "adviser" | "part" | "agent" | "department")[];
                dealer_id?: string;
                end: string;
                figure?: string;
                of?: string[];
                part?: string;
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
                adviser?: string;
                by?: ("dealer" | "adviser" | "part" | "agent" | "department")[];
                dealer_id?: string;
                end: string;
                figure?: string;
                of?: string[];
                part?: string;
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
                adviser?: string;
                by?: ("dealer" | "adviser" | "part" | "agent" | "department")[];
                dealer_id?: string;
                end: string;
                figure?: string;
                of?: string[];
                part?: string;
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
    export_voc_items_csv: {
        parameters: {
            query: {
                adviser?: string;
                dealer_id?: string;
                end: string;
                figure: string;
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
    export_voc_items_xlsx: {
        parameters: {
            query: {
                adviser?: string;
                dealer_id?: string;
                end: string;
                figure: string;
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
    list_return_calls: {
        parameters: {
            query?: {
                agent_id?: string;
                /** @description 同时给出总数 · Give the total, too */
                count?: boolean;
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                customer_id?: string;
                dealer_id?: string;
                known?: boolean;
                /** @description 最多条数 · At most so many items */
                limit?: number;
                /** @description 姓名、车牌、VIN、工单号、号码后四位 · A name, plate, VIN, order number, or the last four digits of a number */
                q?: string;
                since?: string;
                sort?: "-new" | "new";
                until?: string;
                went_to?: string;
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
                    "application/json": components["schemas"]["Listed_ReturnLine_"];
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
    show_roles: {
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
                    "application/json": components["schemas"]["RoleTable"];
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
                /** @description 同时给出总数 · Give the total, too */
                count?: boolean;
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                dealer_id?: string;
                delivered?: boolean;
                delivered_before?: string;
                delivered_from?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
                order_no?: string;
                owner_id?: string;
                /** @description 姓名、车牌、VIN、工单号、号码后四位 · A name, plate, VIN, order number, or the last four digits of a number */
                q?: string;
                sort?: "-new" | "new";
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
                    "application/json": components["schemas"]["Listed_OrderLine_"];
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
    list_shelf: {
        parameters: {
            query?: {
                active?: boolean;
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                dealer_id?: string;
                kind?: components["schemas"]["ShelfKind"];
                /** @description 最多条数 · At most so many items */
                limit?: number;
                q?: string;
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
                    "application/json": components["schemas"]["Page_ShelfLine_"];
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
    add_shelf_line: {
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
                "application/json": components["schemas"]["ShelfNew"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShelfLine"];
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
    change_shelf_line: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShelfChange"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShelfLine"];
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
    remove_shelf_line: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
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
    put_shelf_lines: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "part_price" | "staff" | "member_offer" | "inspection" | "shop_event";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShelfPut"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShelfPutShown"];
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
    sip_line: {
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
    check_invariants_now: {
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
                    "application/json": components["schemas"]["BrokenShown"][];
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
    test_gateway: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GatewayTest"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayTested"];
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
    show_health: {
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
                    "application/json": components["schemas"]["HealthShown"];
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
    list_effects: {
        parameters: {
            query?: {
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
                state?: "pending" | "taken" | "unknown" | "failed";
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
                    "application/json": components["schemas"]["Page_OutboxEffect_"];
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
    retry_effect: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                effect_id: string;
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
                    "application/json": components["schemas"]["OutboxEffect"];
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
    settle_effect_by_hand: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一请求只生效一次 · The same request twice is one act */
                "Idempotency-Key"?: string;
            };
            path: {
                effect_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EffectLeft"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutboxEffect"];
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
                assigned?: boolean;
                attempt_id?: string;
                breached?: boolean;
                /** @description 同时给出总数 · Give the total, too */
                count?: boolean;
                /** @description 上一页的 next · The `next` of the page before */
                cursor?: string;
                customer_id?: string;
                dealer_id?: string;
                department?: string;
                due_before?: string;
                follow_up_id?: string;
                handler_id?: string;
                kind?: components["schemas"]["TicketKind"][];
                /** @description 最多条数 · At most so many items */
                limit?: number;
                open?: boolean;
                opened_by?: string;
                /** @description 姓名、车牌、VIN、工单号、号码后四位 · A name, plate, VIN, order number, or the last four digits of a number */
                q?: string;
                received_before?: string;
                received_from?: string;
                sort?: "-new" | "new" | "due";
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
                    "application/json": components["schemas"]["Listed_TicketLine_"];
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
    show_ticket_card: {
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
                    "application/json": components["schemas"]["TicketCard"];
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
    try_number: {
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
                "application/json": components["schemas"]["NumberTest"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberTried"];
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
    deactivate_user: {
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["Leaving"];
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
    give_one_time_password: {
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["FromVersion"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonInvited"];
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
    show_open_work: {
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
                    "application/json": components["schemas"]["OpenWorkShown"];
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
    invite_user: {
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
                "application/json": components["schemas"]["Invitation"];
            };
        };
        responses: {
            /** @description 成功 · Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonInvited"];
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
                "application/json": components["schemas"]["callcenter__web__routes__customers__NoteIn"];
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
                due_before?: string;
                figure?: string;
                /** @description 最多条数 · At most so many items */
                limit?: number;
                order?: "newest" | "due";
                owner_id?: string;
                /** @description 标题中的文字 · Words of the title */
                q?: string;
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
    show_voc_action: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                action_id: string;
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
                    "application/json": components["schemas"]["VocActionShown"];
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
    change_voc_action: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                action_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VocActionChange"];
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
    show_voc_effect: {
        parameters: {
            query: {
                end: string;
                start: string;
            };
            header?: never;
            path: {
                action_id: string;
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
                    "application/json": components["schemas"]["EffectShown"];
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
}
