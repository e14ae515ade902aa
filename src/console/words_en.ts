// The English of each French message of the console; {names} in braces must stay.
import { interestsEnglish } from './words_en_interests.ts';
import { offersEnglish } from './words_en_offers.ts';

export const english: Record<string, string> = {
    ...offersEnglish,
    ...interestsEnglish,
    // Frame
    'Candidatures': 'Registrations',
    'Offres': 'Offers',
    'Bornes': 'Kiosks',
    'Compte': 'Account',
    'Page indisponible': 'Page unavailable',
    'Réessayer': 'Try again',
    'Aller au contenu': 'Skip to content',
    'Chaque candidature arrive une fois, et vous seul la lisez.':
        'Each registration arrives once, and only you read it.',
    'English': 'Français',
    'Verrouiller la clé': 'Lock the key',
    'Se déconnecter': 'Sign out',
    'Vous êtes déconnecté.': 'You are signed out.',
    'Rubriques': 'Sections',
    'Clé ouverte': 'Key open',
    'Clé verrouillée': 'Key locked',
    'Une erreur inattendue s’est produite dans cette page.': 'An unexpected error occurred here.',
    'Le serveur ne répond pas. Rien n’a été enregistré : réessayez.':
        'The server does not answer. Nothing was saved: try again.',
    'Le serveur est occupé. Rien n’a été enregistré : réessayez.':
        'The server is busy. Nothing was saved: try again.',
    'Votre session est terminée : reconnectez-vous.': 'Your session has ended: sign in again.',
    'Ce n’est pas permis ici.': 'That is not allowed here.',
    'Cet élément n’existe plus.': 'This no longer exists.',
    'Quelqu’un l’a modifié entre-temps : voici ce qu’il en est.':
        'Somebody changed it meanwhile: this is how it is now.',
    'Le document dépasse 10 Mo.': 'The document is over 10 MB.',
    'Trop d’essais : attendez {minutes} min.': 'Too many attempts: wait {minutes} min.',
    'Le serveur a refusé : {reason}': 'The server refused: {reason}',
    'à l’instant': 'just now',
    'il y a {count} min': '{count} min ago',
    'il y a {count} h': '{count} h ago',
    'il y a {count} jours': '{count} days ago',
    // Signing in and the key
    'Se connecter': 'Sign in',
    'Entrez votre identifiant.': 'Enter your login.',
    'Entrez votre mot de passe.': 'Enter your password.',
    'Identifiant ou mot de passe incorrect.': 'Wrong login or password.',
    'Connexion': 'Sign in',
    'Vous avez reçu un code d’invitation ?': 'Did you receive an invitation code?',
    'Ce fichier n’est pas une clé de Vitrine.': 'This file is not a key of Vitrine.',
    'Ce fichier de clé est abîmé : prenez la copie de secours.':
        'This key file is damaged: take the escrow copy.',
    'La phrase secrète n’ouvre pas cette clé.': 'The passphrase does not open this key.',
    'Cette clé demande sa phrase secrète.': 'This key needs its passphrase.',
    'Ce fichier demande trop de mémoire : ce n’est pas une clé d’ici.':
        'This file asks for too much memory: it is not a key of ours.',
    'Fichier de la clé': 'Key file',
    'Phrase secrète, ou code de la copie de secours': 'Passphrase, or code of the escrow copy',
    'Ouvrir les candidatures': 'Open the registrations',
    'Choisissez le fichier de la clé.': 'Choose the key file.',
    'Ouvrez avec votre clé': 'Open with your key',
    'Elle reste dans ce navigateur, le temps de cette page.':
        'It stays in this browser, as long as this page.',
    // First run
    'Code': 'Code',
    'Vous': 'You',
    'Clé': 'Key',
    'Copies': 'Copies',
    'Code d’invitation': 'Invitation code',
    ['Huit lettres et chiffres, par exemple K7QM-42NX. Il s’affiche là où le serveur a ' +
     'démarré, ou un collègue vous l’a donné.']:
        'Eight letters and digits, such as K7QM-42NX. It is shown where the server was ' +
        'started, or a colleague gave it to you.',
    'Première connexion': 'First sign-in',
    'Continuer': 'Continue',
    'Ce code n’existe pas, a servi ou n’est plus valable.':
        'This code does not exist, was used or has expired.',
    'Employeur': 'Employer',
    'Exactement comme dans vos annonces : les bornes s’en servent pour trouver la clé.':
        'Exactly as in your offers: kiosks find the key by it.',
    'Votre nom': 'Your name',
    'Identifiant': 'Login',
    'Trois caractères au moins : lettres, chiffres et . @ _ + -':
        'At least three characters: letters, digits and . @ _ + -',
    'Langue': 'Language',
    'Vous et votre employeur': 'You and your employer',
    'Votre compte': 'Your account',
    'Vous rejoignez {employer}.': 'You join {employer}.',
    'Entrez le nom de l’employeur.': 'Enter the employer’s name.',
    'Entrez votre nom.': 'Enter your name.',
    'Cet identifiant ne convient pas.': 'This login will not do.',
    'Phrase secrète de la clé': 'Passphrase of the key',
    ['Douze caractères au moins, autre que le mot de passe. Elle ne quitte jamais ce ' +
     'navigateur : personne ne pourra vous la redonner.']:
        'At least twelve characters, other than the password. It never leaves this browser: ' +
        'nobody can give it back to you.',
    'La même, une seconde fois': 'The same, a second time',
    'La clé qui ouvre les candidatures': 'The key that opens registrations',
    ['Les candidatures sont chiffrées sur la borne. Seule la clé que vous créez maintenant ' +
     'les ouvre. Le serveur n’en reçoit que la moitié publique.']:
        'Registrations are sealed on the kiosk. Only the key that you make now opens them. ' +
        'The server receives its public half alone.',
    'Créer la clé': 'Make the key',
    'Choisissez une autre phrase que le mot de passe.': 'Choose another phrase than the password.',
    'Les deux phrases diffèrent.': 'The two phrases differ.',
    'La clé se crée…': 'Making the key…',
    'Les deux fichiers sont enregistrés, le code est noté à part.':
        'Both files are saved, the code is written down elsewhere.',
    'Enregistrez la clé et sa copie': 'Save the key and its copy',
    'Votre clé': 'Your key',
    'Pour tous les jours. Gardez-la sur votre poste ou sur une clé USB.':
        'For every day. Keep it on your computer or on a USB stick.',
    'Enregistrer la clé': 'Save the key',
    'La copie de secours': 'The escrow copy',
    ['Si la clé se perd, elle seule ouvre encore les candidatures. Mettez le fichier au ' +
     'coffre, et ce code, sur papier, ailleurs :']:
        'If the key is lost, it alone still opens registrations. Put the file in a safe and ' +
        'this code, on paper, elsewhere:',
    'Enregistrer la copie': 'Save the copy',
    'Terminer': 'Finish',
    'Enregistrez d’abord les deux fichiers.': 'Save both files first.',
    'Confirmez en cochant.': 'Confirm by ticking the box.',
    'Cet identifiant ou cet employeur existe déjà : choisissez-en un autre.':
        'This login or employer exists already: choose another.',
    // Change of keys
    'Avant': 'Before',
    'Mise en service': 'Use',
    'Remplacer la clé': 'Replace the key',
    'Les bornes scellent avec la nouvelle clé dès qu’elles la connaissent.':
        'Kiosks seal to the new key as soon as they know it.',
    ['Les candidatures déjà reçues ne s’ouvrent qu’avec l’ancienne : gardez son fichier ' +
     'jusqu’à leur effacement.']:
        'Registrations received so far open with the former key alone: keep its file until ' +
        'they are erased.',
    'Vos collègues auront besoin du nouveau fichier.': 'Your colleagues will need the new file.',
    'Votre mot de passe': 'Your password',
    'Mettre la nouvelle clé en service': 'Put the new key to use',
    'Jusqu’ici rien n’a changé. Votre mot de passe confirme le remplacement.':
        'Nothing has changed so far. Your password confirms the replacement.',
    'La nouvelle clé est en service ; gardez l’ancienne.':
        'The new key is in use; keep the former one.',
    'Une candidature est scellée pour une autre clé': 'One registration is sealed to another key',
    '{count} candidatures sont scellées pour une autre clé':
        '{count} registrations are sealed to another key',
    'Ouvrez aussi avec l’ancienne clé': 'Open with the former key, too',
    'La clé qui est ouverte le reste.': 'The key that is open stays open.',
    // Account
    'Mot de passe actuel': 'Current password',
    'Nouveau mot de passe': 'New password',
    'Douze caractères au moins.': 'At least twelve characters.',
    'Mot de passe': 'Password',
    'Changer': 'Change',
    'Il faut douze caractères au moins.': 'It needs at least twelve characters.',
    'Mot de passe changé ; vos autres sessions sont fermées.':
        'Password changed; your other sessions are closed.',
    'Ce n’est pas le mot de passe actuel.': 'This is not the current password.',
    'bloqué': 'blocked',
    'Débloquer': 'Unblock',
    'Bloquer': 'Block',
    'jamais venu': 'never came',
    'vu le {when}': 'seen {when}',
    'Collègues': 'Colleagues',
    'Inviter un collègue': 'Invite a colleague',
    'Donnez-lui ce code ; il sert une fois, jusqu’au {day}.':
        'Hand over this code; it works once, until {day}.',
    'Jours de conservation': 'Days kept',
    'De 30 à 730. Un délai plus court vaut aussi pour les candidatures déjà reçues.':
        'From 30 to 730. A shorter time counts for registrations already here, too.',
    'fin du délai': 'end of its time',
    'demande de la personne': 'the person asked',
    'effacée par un recruteur': 'erased by a recruiter',
    'délai raccourci': 'time shortened',
    'Conservation': 'Retention',
    'Enregistrer': 'Save',
    'Un nombre de 30 à 730.': 'A number from 30 to 730.',
    'Délai enregistré.': 'Time saved.',
    'Ce qui a été effacé': 'What was erased',
    'Rien pour l’instant.': 'Nothing so far.',
    'créée le {day}': 'made on {day}',
    'en service': 'in use',
    'ancienne': 'former',
    'Clés de l’employeur': 'The employer’s keys',
    'Le serveur ne connaît que leur moitié publique.':
        'The server knows their public halves alone.',
    // Kiosks
    'Révoquée : ses envois sont refusés.': 'Revoked: what it sends is refused.',
    'Ne s’est pas encore annoncée.': 'Has not reported yet.',
    'Muette depuis {when}.': 'Silent: last heard {when}.',
    'Fermée aux inscriptions : {why}': 'Closed to registrations: {why}',
    'Ses offres datent : {when}.': 'Its offers are old: {when}.',
    'Son horloge n’est pas sûre.': 'Its clock cannot be trusted.',
    'Il lui reste peu de place.': 'It is running out of space.',
    'Sept jours d’activité': 'Seven days of activity',
    'aucune pour l’instant': 'none so far',
    'toutes vont bien': 'all are well',
    '{count} à voir': '{count} to look at',
    'vide': 'empty',
    '{count}, depuis {when}': '{count}, oldest {when}',
    'Révoquer': 'Revoke',
    'Va bien': 'Well',
    'Vue': 'Seen',
    'Âge des offres': 'Age of the offers',
    'File d’attente': 'Queue',
    'Publication': 'Release',
    'Version': 'Version',
    'Inscrite': 'Enrolled',
    'Révoquer cette borne ?': 'Revoke this kiosk?',
    ['Ses candidatures seront refusées dès maintenant ; elle les garde, chiffrées. Pour ' +
     'revenir, elle devra être inscrite à nouveau.']:
        'Its registrations are refused from now on; it keeps them, sealed. To come back it ' +
        'must be enrolled again.',
    'Garder': 'Keep',
    'Borne révoquée.': 'Kiosk revoked.',
    'Nom de la borne': 'Name of the kiosk',
    'Lieu': 'Place',
    'Inscrire une borne': 'Enrol a kiosk',
    'Donnez-lui un nom.': 'Give it a name.',
    'Tapez ce code sur la borne, dans l’heure.': 'Type this code on the kiosk, within the hour.',
    'Obtenir un code': 'Get a code',
    'une offre retirée': 'a recalled offer',
    'Candidatures reçues, par heure de la journée': 'Registrations received, by hour of the day',
    'Heure': 'Hour',
    'Consultations par offre': 'Views by offer',
    'Inscriptions par offre': 'Registrations by offer',
    'Les consultations par offre arrivent avec le premier message d’une borne.':
        'Views by offer come with the first message of a kiosk.',
    'Les nombres': 'The numbers',
    'Nombre': 'Count',
};
