// Why: what every page may ask of the frame around it. Left to others: the frame (app.ts).
import { ApiError, type Session } from './api.ts';
import type { OpenedKey } from './keys.ts';
import { t } from './words.ts';

export interface App {
    session: Session | null;
    readonly keys: readonly OpenedKey[]; // in memory only, until sign-out or "Verrouiller"
    go(path: string): void; // "/console/offers"
    signedIn(session: Session): void;
    addKey(key: OpenedKey): void; // beside those that are open
    reload(): void; // the page that is open
    announce(sentence: string): void; // shown, and read out
    readOut(sentence: string): void; // for who does not see what changed
    refused(error: unknown): void; // announces why; leads to the sign-in where the session ended
}

export interface Page {
    title: string;
    content: HTMLElement;
}

// A sentence for each `error` of hub/README.md.
export function sentenceOf(error: unknown): string {
    if (!(error instanceof ApiError))
        return t('Une erreur inattendue s’est produite dans cette page.');
    switch (error.code) {
    case 'unreachable':
        return t('Le serveur ne répond pas. Rien n’a été enregistré : réessayez.');
    case 'unavailable':
        return t('Le serveur est occupé. Rien n’a été enregistré : réessayez.');
    case 'signed_out':
        return t('Votre session est terminée : reconnectez-vous.');
    case 'denied':
        return t('Ce n’est pas permis ici.');
    case 'not_found':
        return t('Cet élément n’existe plus.');
    case 'conflict':
        return t('Quelqu’un l’a modifié entre-temps : voici ce qu’il en est.');
    case 'too_large':
        return t('Le document dépasse 10 Mo.');
    case 'too_many':
        return t('Trop d’essais : attendez {minutes} min.',
                 { minutes: Math.max(1, Math.ceil(error.retrySeconds / 60)) });
    default:
        return t('Le serveur a refusé : {reason}', { reason: error.message });
    }
}
